import { beforeEach, describe, expect, it, vi } from 'vitest'
import { callChannel } from '../../shared/ipc-channels.ts'
import { callSchemas, type CallHandlers, type CallName } from '../../shared/ipc.ts'
import { registerCalls } from './register-calls.ts'

type Listener = (event: { senderFrame: unknown }, name: unknown, request: unknown) => Promise<unknown>

const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => listeners.set(channel, listener) },
}))

const origin = 'app://freecc'
const ownFrame = { url: `${origin}/index.html`, parent: null }
const foreignFrames = [
  { url: 'https://example.com/', parent: null },
  { url: 'app://elsewhere/index.html', parent: null },
  { url: 'file:///index.html', parent: null },
  { url: 'about:blank', parent: null },
  { url: `${origin}/index.html`, parent: ownFrame },
  null,
]

const names = Object.keys(callSchemas) as CallName[]
const called = vi.fn<(request: unknown) => void>()

beforeEach(() => {
  listeners.clear()
  called.mockReset()
  registerCalls(Object.fromEntries(names.map((name) => [name, called])) as unknown as CallHandlers, origin, () => 'en')
})

/** What the window's `invoke` comes to. */
async function call(senderFrame: unknown, name: unknown, request: unknown): Promise<unknown> {
  return listeners.get(callChannel)?.({ senderFrame }, name, request)
}

/** None of them is what any call of the contract takes. */
const wrongRequests = [
  null,
  'text',
  7,
  true,
  [],
  {},
  { unexpected: true },
  JSON.parse('{"__proto__":{"on":true}}') as unknown,
  () => undefined,
]

describe('every call of the contract', () => {
  it('comes over one channel', () => expect([...listeners.keys()]).toEqual([callChannel]))

  it.each(names)('%s is refused from any other page or frame', async (name) => {
    for (const frame of foreignFrames) {
      await expect(call(frame, name, undefined)).rejects.toThrow('FreeCC takes calls from its own window only.')
    }
    expect(called).not.toHaveBeenCalled()
  })

  it.each(names)('%s is refused in any other form', async (name) => {
    const takesNothing = callSchemas[name].safeParse(undefined).success
    for (const request of takesNothing ? wrongRequests : [undefined, ...wrongRequests]) {
      await expect(call(ownFrame, name, request), JSON.stringify(request)).rejects.toThrow(
        `The request of ${name} does not have the agreed form.`,
      )
    }
    expect(called).not.toHaveBeenCalled()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { capturedRequests, hasRecordings } from '../../testing/recordings.ts'
import { findChange } from './find-break.ts'
import { printPrompt } from './prompt-print.ts'

const tool = (name: string, description = 'Does it.') => ({ name, description, input_schema: { type: 'object' } })
const user = (text: string) => ({ role: 'user', content: text }) as const
const assistant = (text: string) => ({ role: 'assistant', content: text }) as const

function request(change: Partial<MessagesRequest> = {}): MessagesRequest {
  return {
    model: 'claude-opus-5-5',
    max_tokens: 100,
    tools: ['Read', 'Edit', 'Bash'].map((name) => tool(name)),
    system: [
      { type: 'text', text: 'You are a coder.' },
      { type: 'text', text: 'The folder is /tmp.' },
    ],
    messages: [user('Fix it.'), assistant('How?'), user('Well.')],
    ...change,
  }
}

async function changeBetween(before: MessagesRequest, now: MessagesRequest) {
  return findChange(await printPrompt(before), await printPrompt(now))
}

describe('findChange', () => {
  it.each([
    ['a changed tool', { tools: [tool('Read'), tool('Edit', 'Otherwise.'), tool('Bash')] }, 'tools', 1, 'changed'],
    ['an added tool', { tools: [...request().tools!, tool('New')] }, 'tools', 3, 'added'],
    ['a tool put in front', { tools: [tool('New'), ...request().tools!] }, 'tools', 0, 'added'],
    ['a removed tool', { tools: [tool('Read'), tool('Bash')] }, 'tools', 1, 'removed'],
    ['the last tool removed', { tools: [tool('Read'), tool('Edit')] }, 'tools', 2, 'removed'],
    ['tools in another order', { tools: [tool('Edit'), tool('Read'), tool('Bash')] }, 'tools', 0, 'moved'],
    ['a changed message', { messages: [user('Fix it.'), assistant('Why?'), user('Well.')] }, 'messages', 1, 'changed'],
    ['a removed message', { messages: [user('Fix it.'), user('Well.')] }, 'messages', 1, 'removed'],
  ] as const)('names %s', async (_name, change, section, index, kind) => {
    expect(await changeBetween(request(), request(change))).toMatchObject({ section, index, change: kind })
  })

  it('names a tool by its name, and a message by its block', async () => {
    const changed = request({ tools: [tool('Read'), tool('Edit'), tool('Bash', 'Otherwise.')] })
    expect((await changeBetween(request(), changed))?.name).toBe('Bash')
    const texts = (last: string) =>
      request({
        messages: [
          { role: 'user', content: ['one', last].map((text) => ({ type: 'text', text }) as const) },
          assistant('Yes.'),
        ],
      })
    expect(await changeBetween(texts('two'), texts('three'))).toMatchObject({ index: 0, block: 1, name: null })
  })

  it('names a changed block of the system prompt', async () => {
    const system = [{ type: 'text', text: 'You are a coder.' } as const, { type: 'text', text: 'It is late.' } as const]
    expect(await changeBetween(request(), request({ system }))).toMatchObject({ section: 'system', index: 1 })
  })

  it('1: takes the attribution line for no part of the prompt', async () => {
    const withLine = (version: string) =>
      request({ system: [{ type: 'text', text: `x-anthropic-billing-header: cc_version=${version};` }] })
    expect(await changeBetween(withLine('1'), withLine('2'))).toBeNull()
  })

  it('sees no change where the cache marker moves on, and a text becomes a block', async () => {
    const cache_control = { type: 'ephemeral' } as const
    const before = request({
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Fix it.', cache_control }] }],
    })
    expect(await changeBetween(before, request())).toBeNull()
  })

  it('sees no change where a conversation goes on, or is taken back', async () => {
    const content = fc.oneof(
      fc.string(),
      fc.array(fc.record({ type: fc.constant('text' as const), text: fc.string() })),
    )
    const message = fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), content })
    await fc.assert(
      fc.asyncProperty(fc.array(message), fc.array(message), async (before, more) => {
        const [shorter, longer] = [request({ messages: before }), request({ messages: [...before, ...more] })]
        expect(await changeBetween(shorter, longer)).toBeNull()
        expect(await changeBetween(longer, shorter)).toBeNull()
      }),
    )
  })

  it('sees a change within a long text near its ends, and in its length', async () => {
    const long = (text: string) => request({ messages: [user(text), assistant('Yes.')] })
    const text = 'x'.repeat(300_000)
    expect(await changeBetween(long(text), long(text))).toBeNull()
    expect(await changeBetween(long(text), long(`${text}x`))).toMatchObject({ section: 'messages' })
  })
})

describe.skipIf(!hasRecordings)('a recorded conversation of Claude Code', () => {
  /** The same conversation, further with each. */
  const turns = ['01-', '02-', '03-', '04-', '05-'].map(
    (name) => capturedRequests().find((captured) => captured.name.startsWith(name))!.body as MessagesRequest,
  )

  it('that only goes on breaks nothing', async () => {
    for (const [index, now] of turns.entries()) {
      const before = turns[index - 1]
      if (before !== undefined) expect(await changeBetween(before, now)).toBeNull()
    }
  })

  it('with a changed tool names it', async () => {
    const [first, second] = turns as [MessagesRequest, MessagesRequest]
    const tools = second.tools!.map((one) => (one.name === 'Bash' ? { ...one, description: 'Otherwise.' } : one))
    const index = tools.findIndex(({ name }) => name === 'Bash')
    const found = await changeBetween(first, { ...second, tools })
    expect(found).toEqual({ section: 'tools', index, block: null, name: 'Bash', change: 'changed' })
  })
})

import { EventEmitter } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import type { Variables } from '../config/env-file.ts'
import type { ExchangeObserver, Proxy, ProxyConfig } from '../proxy/proxy.ts'
import { noModelLists } from '../proxy/testing/no-model-lists.ts'
import { summaryOf } from '../logging/testing/summary.ts'
import { serve } from './serve.ts'
import type { StopSignal } from './stop-signals.ts'
import { scratchFolder } from './testing/command-line.ts'

/** A proxy that checks the order in which it is used. */
function fakeProxy(reached: ProxyStatus, drained: Promise<void>): Proxy & { readonly graces: number[] } {
  let state: 'new' | 'listening' | 'closed' = 'new'
  const graces: number[] = []
  const expectState = (wanted: typeof state) => {
    if (state !== wanted) throw new Error(`The proxy is ${state}, not ${wanted}`)
  }
  return {
    graces,
    modelLists: noModelLists,
    status: () => reached,
    setOn: () => expectState('listening'),
    configure: () => expectState('listening'),
    listen: () => {
      expectState('new')
      state = 'listening'
      return Promise.resolve(reached)
    },
    close: (graceMs) => {
      expectState('listening')
      state = 'closed'
      graces.push(graceMs)
      return drained
    },
  }
}

interface Scene {
  readonly reached?: ProxyStatus
  readonly environment?: Variables
  readonly signals?: readonly StopSignal[]
  readonly drained?: Promise<void>
  /** Something lies where the folder of runtime files should be. */
  readonly isStateBlocked?: boolean
  readonly whileListening?: (config: ProxyConfig, observer: ExchangeObserver) => void
}

async function play(scene: Scene = {}) {
  const { reached = { state: 'on', url: 'http://127.0.0.1:4711' }, signals = ['SIGTERM'], environment = {} } = scene
  const folder = await scratchFolder()
  if (scene.isStateBlocked === true) await writeFile(join(folder, 'state'), '')
  const printed: string[] = []
  const noted: string[] = []
  const proxy = fakeProxy(reached, scene.drained ?? Promise.resolve())
  const waiting = [...signals]
  let use = () => undefined as void
  const code = await serve(
    { name: 'serve', port: 4711 },
    {
      terminal: {
        print: (text) => printed.push(text),
        note: (text) => noted.push(text),
        isOutputForPeople: false,
        isErrorColoured: false,
        // No test of this kind reaches beyond this machine.
        environment: { FREECC_REFRESH_MODELS: 'false', ...environment },
        workingDirectory: folder,
        platform: 'linux',
      },
      createProxy: (config, observer) => {
        use = () => scene.whileListening?.(config, observer)
        return proxy
      },
      stopSignals: {
        next: async () => {
          use()
          const signal = waiting.shift()
          return signal ?? new Promise<never>(() => undefined)
        },
      },
      uncaughtErrors: new EventEmitter(),
      runtimeDirectory: join(folder, 'state'),
    },
  )
  const left = scene.isStateBlocked === true ? [] : await readdir(join(folder, 'state')).catch(() => [])
  return { code, printed, noted: noted.join('\n'), graces: proxy.graces, left }
}

describe('serve', () => {
  it('prints one line when it listens, stops at a signal and leaves nothing behind', async () => {
    const { code, printed, graces, left } = await play()
    expect({ code, printed, left }).toEqual({
      code: 0,
      printed: ['freecc listening on http://127.0.0.1:4711'],
      left: [],
    })
    expect(graces).toHaveLength(1)
    expect(graces[0]).toBeGreaterThanOrEqual(600_000)
  })

  it('does not wait for open answers after a second signal', async () => {
    const never = new Promise<void>(() => undefined)
    expect((await play({ signals: ['SIGTERM', 'SIGINT'], drained: never })).code).toBe(130)
    expect((await play({ signals: ['SIGINT', 'SIGTERM'], drained: never })).code).toBe(143)
  })

  it.each<[ProxyStatus, string]>([
    [{ state: 'port-in-use', port: 4711 }, 'Port 4711 on 127.0.0.1 is in use by another program'],
    [{ state: 'failed', message: 'This machine has no address 10.9.9.9.' }, 'This machine has no address 10.9.9.9.'],
  ])('ends with one sentence when it cannot listen: %j', async (reached, sentence) => {
    const { code, printed, noted, graces } = await play({ reached })
    expect({ code, printed, graces }).toEqual({ code: 1, printed: [], graces: [] })
    expect(noted.split('\n').at(-1)).toContain(sentence)
  })

  it('serves though the runtime file cannot be written, and says what that means', async () => {
    const { code, noted } = await play({ isStateBlocked: true })
    expect(code).toBe(0)
    expect(noted).toContain('"freecc env" will not find this FreeCC')
  })

  it('gives the proxy its settings, keys and token, and logs what it tells', async () => {
    const { noted } = await play({
      environment: { OPENAI_API_KEY: 'sk-canary-0123456789', FREECC_TOKEN: 'local-token' },
      whileListening: ({ settings, readKey, token }, observer) => {
        expect(settings.proxy.port).toBe(4711)
        expect(readKey({ store: 'environment', variable: 'OPENAI_API_KEY' })).toBe('sk-canary-0123456789')
        expect(readKey({ store: 'keychain', id: 'OPENAI_API_KEY' })).toBeUndefined()
        expect(token).toBe('local-token')
        observer.exchange(summaryOf({ error: 'rejected sk-canary-0123456789 and local-token' }))
      },
    })
    expect(noted).toContain('claude-opus-5-5 → openai/gpt-4.1')
    expect(noted).toContain('In another terminal: freecc run -- claude')
    expect(noted).not.toMatch(/sk-canary|local-token/)
  })
})

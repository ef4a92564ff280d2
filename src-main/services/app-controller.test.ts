import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { claudeCodeVariables, environmentCommands } from '../../shared/env-snippets.ts'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { parseCatalogue } from '../models/catalogue-text.ts'
import { createModelKnowledge } from '../models/model-knowledge.ts'
import type { ProxyConfig } from '../proxy/proxy.ts'
import { fakeVault, setUp } from './testing/set-up.ts'

const key = 'sk-test-0123456789abcdef'

/** The keys that the proxy would use for a connection. */
function keysOf({ settings, readKey }: ProxyConfig, connection: string) {
  return settings.connections.find(({ id }) => id === connection)?.keys.map(readKey)
}

function keyOf(config: ProxyConfig, connection: string): string | undefined {
  return keysOf(config, connection)?.[0]
}

const openai = { provider: 'openai', model: 'gpt-4.1', baseUrl: '' }

describe('routes and keys', () => {
  it('gives the proxy a saved route with its key, and the window only the end of it', async () => {
    const { controller, config, saved } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    const result = await controller.saveKey({ connection: 'big', key: ` ${key}\n`, allowUnprotected: false })

    expect(keyOf(config(), 'big')).toBe(key)
    expect(keyOf(config(), 'openai')).toBe(key)
    expect(config().token).toBe('the-token')
    expect(result).toMatchObject({
      ok: true,
      value: {
        routes: {
          big: { provider: 'openai', model: 'gpt-4.1', key: { state: 'stored', keys: [{ lastFour: 'cdef' }] } },
        },
      },
    })
    expect(JSON.stringify(result) + JSON.stringify(saved())).not.toContain(key)
  })

  it('shows no part of a short key', async () => {
    const { controller } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    await controller.saveKey({ connection: 'big', key: 'short-key', allowUnprotected: false })
    expect(controller.state().routes.big?.key).toMatchObject({
      state: 'stored',
      keys: [{ lastFour: '', backend: 'gnome-keyring' }],
    })
  })

  it('takes a removed key away from the proxy', async () => {
    const { controller, config } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    await controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    await controller.removeKey({ connection: 'big', keyId: 'big openai' })
    expect(keyOf(config(), 'big')).toBeUndefined()
    expect(controller.state().routes.big?.key).toEqual({ state: 'missing' })
  })

  it("does not remove BIG's key by way of SMALL", async () => {
    const { controller, config } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    controller.saveRoute({ tier: 'small', ...openai })
    await controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    expect(keyOf(config(), 'small')).toBe(key)
    expect(await controller.removeKey({ connection: 'small', keyId: 'big openai' })).toMatchObject({
      ok: false,
      message: matching(/the key of BIG/),
    })
    expect(keyOf(config(), 'big')).toBe(key)
  })

  it('gives the proxy further keys behind the first, and the window the end of each', async () => {
    const { controller, config } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    for (const text of [key, `${key}-two`, `${key}-3`]) {
      await controller.saveKey({ connection: 'big', key: text, allowUnprotected: false })
    }
    expect(keysOf(config(), 'big')).toEqual([key, `${key}-two`, `${key}-3`])
    const second = { connection: 'big', key: 'sk-in-place-of-two', replaces: 'big openai #2', allowUnprotected: false }
    await controller.saveKey(second)
    await controller.removeKey({ connection: 'big', keyId: 'big openai' })
    expect(keysOf(config(), 'big')).toEqual(['sk-in-place-of-two', `${key}-3`])
    expect(controller.state().routes.big?.key).toMatchObject({
      keys: [
        { id: 'big openai #2', lastFour: '-two' },
        { id: 'big openai #3', lastFour: 'ef-3' },
      ],
    })
  })

  it('takes no key twice, and none beyond the eighth', async () => {
    const { controller } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    const save = (text: string) => controller.saveKey({ connection: 'big', key: text, allowUnprotected: false })
    for (let number = 1; number <= 8; number += 1) expect(await save(`sk-${number}`)).toMatchObject({ ok: true })
    expect(await save('sk-3')).toMatchObject({ ok: false, message: matching(/stored already/) })
    expect(await save('sk-9')).toMatchObject({ ok: false, message: matching(/8 keys/) })
  })

  it("never changes BIG's keys by way of SMALL", async () => {
    const { controller, config } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    controller.saveRoute({ tier: 'small', ...openai })
    await controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    expect(controller.state().routes.small?.key).toMatchObject({ areBigs: true })
    await controller.saveKey({ connection: 'small', key: 'sk-small', replaces: 'big openai', allowUnprotected: false })
    expect(keysOf(config(), 'big')).toEqual([key])
    expect(keysOf(config(), 'small')).toEqual(['sk-small'])
    expect(controller.state().routes.small?.key).toMatchObject({ areBigs: false })
  })

  it('gives the proxy fallbacks with keys of their own', async () => {
    const { controller, config, saved } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    const grok = { provider: 'xai', model: 'grok-4', baseUrl: '' }
    controller.saveFallbacks({ tier: 'big', fallbacks: [grok, { ...openai, model: 'gpt-4.1-mini' }] })
    expect(controller.state().routes.big?.fallbacks).toMatchObject([{ ...grok, hasKey: false }, { hasKey: false }])
    // OpenAI's key is entered with BIG, so only xAI's has a place of its own.
    expect(controller.state().connections).toEqual([
      { id: 'xai', provider: 'xai', baseUrl: '', key: { state: 'missing' } },
    ])
    await controller.saveKey({ connection: 'xai', key: 'sk-xai', allowUnprotected: false })
    await controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    expect(keysOf(config(), 'xai')).toEqual(['sk-xai'])
    expect(keysOf(config(), 'openai')).toEqual([key])
    expect(controller.state().routes.big?.fallbacks).toMatchObject([{ hasKey: true }, { hasKey: true }])
    expect(JSON.stringify([controller.state(), saved()])).not.toContain('sk-xai')
  })

  it.each(['sk-with a blank', 'sk-line\nbreak', 'sk-ключ'])('refuses %j as a key', async (text) => {
    const { controller } = setUp()
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    expect(await controller.saveKey({ connection: 'big', key: text, allowUnprotected: false })).toMatchObject({
      ok: false,
    })
    expect(controller.state().routes.big?.key.state).toBe('missing')
  })

  it('wants a provider before a key', async () => {
    const { controller } = setUp()
    await controller.start()
    expect(await controller.saveKey({ connection: 'small', key, allowUnprotected: false })).toMatchObject({
      ok: false,
      message: matching(/Choose a provider/),
    })
  })

  it('stores a key without a keychain only if that was agreed', async () => {
    const { controller } = setUp({ keyVault: fakeVault('unprotected') })
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    expect(await controller.saveKey({ connection: 'big', key, allowUnprotected: false })).toMatchObject({ ok: false })
    expect(await controller.saveKey({ connection: 'big', key, allowUnprotected: true })).toMatchObject({ ok: true })
  })

  it('asks for no key on this machine', () => {
    const { controller } = setUp()
    controller.saveRoute({ tier: 'big', ...openai, baseUrl: 'http://127.0.0.1:11434/v1' })
    expect(controller.state().routes.big?.key).toEqual({ state: 'not-needed' })
  })
})

describe('a locked keychain', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is said, holds the proxy up for a short while only, and brings its keys later', async () => {
    let unlock: () => void = () => undefined
    const keyVault = fakeVault('gnome-keyring', new Promise<void>((resolve) => (unlock = resolve)))
    const { controller } = setUp({ keyVault })
    const started = controller.start()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(controller.state()).toMatchObject({
      status: { state: 'starting' },
      notice: matching(/Waiting for the keychain/),
    })
    await vi.advanceTimersByTimeAsync(3_000)
    await started
    expect(controller.state()).toMatchObject({ status: { state: 'on' }, notice: matching(/Waiting for the keychain/) })

    // A key entered meanwhile waits for the keychain as well.
    controller.saveRoute({ tier: 'big', ...openai })
    const saving = controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    unlock()
    expect(await saving).toMatchObject({ ok: true })
    expect(controller.state()).toMatchObject({ notice: null, routes: { big: { key: { state: 'stored' } } } })
  })
})

describe('on and off', () => {
  it('switches, saves it, and tells whoever shows it', async () => {
    const { controller, saved, changes } = setUp()
    await controller.start()
    expect(controller.setOn(false)).toMatchObject({ ok: true, value: { status: { state: 'off' } } })
    expect(saved().proxy.on).toBe(false)
    expect(changes.at(-1)?.status.state).toBe('off')
  })
})

describe('the port', () => {
  it('in use is reported with a free one to offer, and is not left by itself', async () => {
    const { controller, saved, announced } = setUp({ busy: new Set([8082]) })
    await controller.start()
    expect(controller.state().status).toEqual({ state: 'port-in-use', port: 8082 })
    expect(controller.state().ports.wanted).toBe(8082)
    expect(controller.state().ports.free).toBeGreaterThan(8082)
    expect(saved().proxy.port).toBe(8082)
    expect(announced).toEqual([null])
  })

  it('changes when another one is chosen', async () => {
    const { controller, saved, announced } = setUp({ busy: new Set([8082]) })
    await controller.start()
    expect(await controller.listenOn(8090)).toMatchObject({ ok: true, value: { status: { state: 'on' } } })
    expect(saved().proxy.port).toBe(8090)
    expect(controller.state().ports).toEqual({ wanted: 8090, free: null })
    expect(announced.at(-1)).toBe('http://127.0.0.1:8090')
  })

  it('stays the old one when the new one is in use', async () => {
    const { controller, saved } = setUp({ busy: new Set([9000]) })
    await controller.start()
    expect(await controller.listenOn(9000)).toMatchObject({ ok: false, message: matching(/Port 9000 is used/) })
    expect(saved().proxy.port).toBe(8082)
    expect(controller.state().status).toEqual({ state: 'on', url: 'http://127.0.0.1:8082' })
  })

  it('that does not work takes no other change back that came while it was tried', async () => {
    const { controller, saved, config } = setUp({ busy: new Set([9000]) })
    await controller.start()
    const moved = controller.listenOn(9000)
    while (config().settings.proxy.port !== 9000) await Promise.resolve()
    controller.saveAppearance({ language: 'en', theme: 'dark' })
    expect(await moved).toMatchObject({ ok: false })
    expect(controller.state().appearance.theme).toBe('dark')
    expect(saved()).toMatchObject({ appearance: { theme: 'dark' }, proxy: { port: 8082 } })
  })

  it('can be tried again', async () => {
    const { controller, busy } = setUp({ busy: new Set([8082]) })
    await controller.start()
    expect(await controller.listenOn(8082)).toMatchObject({ ok: false })
    busy.clear()
    expect(await controller.listenOn(8082)).toMatchObject({ ok: true })
    expect(controller.state().status.state).toBe('on')
  })
})

describe('the command for a shell', () => {
  it('carries address and token', async () => {
    const { controller } = setUp()
    await controller.start()
    const command = controller.environmentCommand('fish', true)
    expect(command).toContain("set -gx ANTHROPIC_BASE_URL 'http://127.0.0.1:8082'")
    expect(command).toContain("set -gx ANTHROPIC_AUTH_TOKEN 'the-token'")
  })

  it('names the models and what they hold, as the window is told, unless it is to be plain', async () => {
    const { controller } = setUp({ models: createModelKnowledge(parseCatalogue('openai\ngpt-4.1\t128000\t16384')) })
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    await controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    const variables = claudeCodeVariables('http://127.0.0.1:8082', 'the-token', controller.state().tierModels)
    expect(controller.environmentCommand('posix', false)).toBe(environmentCommands('posix', variables))
    expect(Object.fromEntries(variables)).toMatchObject({
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'freecc-big',
      ANTHROPIC_DEFAULT_OPUS_MODEL_NAME: 'gpt-4.1 (OpenAI)',
      CLAUDE_CODE_MAX_CONTEXT_TOKENS: '128000',
      CLAUDE_CODE_MAX_OUTPUT_TOKENS: '16384',
    })
    expect(controller.environmentCommand('posix', true)).not.toContain('gpt-4.1')
  })
})

describe('the desktop', () => {
  const starting = (onStart: Settings['desktop']['onStart'], on: boolean): Settings => ({
    ...defaultSettings,
    proxy: { ...defaultSettings.proxy, on },
    desktop: { ...defaultSettings.desktop, onStart },
  })

  it.each([
    ['as-left', true, 'on'],
    ['as-left', false, 'off'],
    ['on', false, 'on'],
    ['off', true, 'off'],
  ] as const)('after a start %s, having been left with on=%s, the proxy is %s', async (onStart, left, state) => {
    const { controller } = setUp({ settings: starting(onStart, left) })
    await controller.start()
    expect(controller.state().status.state).toBe(state)
  })

  it('keeps what the user wants of it', () => {
    const { controller, saved } = setUp()
    const wanted = { onStart: 'off', onClose: 'quit', notifications: false } as const
    expect(controller.saveDesktop(wanted)).toMatchObject({ ok: true, value: { desktop: wanted } })
    expect(saved().desktop).toEqual(wanted)
  })

  it('tells of a start at login what the system has, and why it refuses', () => {
    const { controller } = setUp()
    expect(controller.setStartAtLogin(true)).toMatchObject({ ok: true, value: { desktop: { startAtLogin: 'on' } } })
    expect(controller.state().desktop.startAtLogin).toBe('on')
    const refusing = setUp({ startAtLogin: 'unavailable' }).controller
    expect(refusing.setStartAtLogin(true)).toEqual({
      ok: false,
      message: 'This system does not start programs at login.',
    })
  })

  it('tells of a problem that comes up later before those that were there', () => {
    const { controller, changes } = setUp({ notices: [{ kind: 'settings-set-aside', file: '/a/file' }] })
    controller.report({ kind: 'window-crashed', reason: 'oom' })
    expect(changes.at(-1)?.notice).toMatch(/oom/)
    controller.settle('window-crashed')
    expect(changes.at(-1)?.notice).toMatch(/settings file/)
  })
})

describe('language', () => {
  it('changes with the appearance, in notices too', () => {
    const { controller } = setUp({ notices: [{ kind: 'settings-set-aside', file: '/a/file' }] })
    expect(controller.state()).toMatchObject({ locale: 'en', notice: matching(/could not be read.*\/a\/file/) })
    controller.saveAppearance({ language: 'zh-CN', theme: 'dark' })
    expect(controller.state()).toMatchObject({
      locale: 'zh-CN',
      appearance: { theme: 'dark' },
      notice: matching(/无法读取设置文件/),
    })
  })
})

/** Inside an object a bare pattern would equal anything. */
function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}

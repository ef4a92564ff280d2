import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../../shared/settings.ts'
import type { FileDialogs } from '../ports.ts'
import { fakeVault, setUp } from '../testing/set-up.ts'
import { writeExport } from './exported-settings.ts'

const key = 'sk-test-0123456789abcdef'
const openai = { provider: 'openai', model: 'gpt-4.1', baseUrl: '' }

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'freecc-transfer-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A user who chooses this file, be it there or not. */
function choosing(name: string): FileDialogs {
  const path = join(folder, name)
  return { chooseFileToRead: () => Promise.resolve(path), chooseFileToWrite: () => Promise.resolve(path) }
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

/** An app whose user chose this `.env`. */
async function withEnv(lines: readonly string[], options: Parameters<typeof setUp>[0] = {}) {
  write('.env', lines.join('\n'))
  const parts = setUp({ ...options, files: choosing('.env') })
  await parts.controller.start()
  return { ...parts, preview: await parts.controller.chooseImport('env') }
}

const predecessor = [
  'BIG_MODEL_PROVIDER="openai"',
  'BIG_MODEL_NAME="gpt-5"',
  `BIG_MODEL_API_KEY="${key}"`,
  'SMALL_MODEL_PROVIDER=xai',
  'SMALL_MODEL_NAME=grok-4-fast',
  'XAI_API_KEY=xai-0123456789abcdefghij',
  'BIG_MODEL_FALLBACKS=deepseek/deepseek-chat,openai/gpt-4.1',
  'DEEPSEEK_API_KEY=sk-deep-0123456789abcdef',
  'GEMINI_API_KEY=AIza-0123456789abcdef',
  'FREECC_PORT=9123',
  'FILE_LOG_LEVEL=INFO',
]

describe('a .env of the predecessor', () => {
  it('is shown by names alone before anything changes', async () => {
    const { preview, saved } = await withEnv(predecessor)
    expect(preview).toEqual({
      ok: true,
      value: {
        file: '.env',
        routes: [
          { tier: 'big', destination: { provider: 'openai', model: 'gpt-5', baseUrl: '' }, fallbacks: 2 },
          { tier: 'small', destination: { provider: 'xai', model: 'grok-4-fast', baseUrl: '' }, fallbacks: 0 },
        ],
        keys: [
          { variable: 'BIG_MODEL_API_KEY', provider: 'openai' },
          { variable: 'DEEPSEEK_API_KEY', provider: 'deepseek' },
          { variable: 'XAI_API_KEY', provider: 'xai' },
        ],
        parts: ['port', 'logging'],
        unusedKeys: ['GEMINI_API_KEY'],
        problems: [],
      },
    })
    expect(saved()).toEqual(defaultSettings)
    expect(JSON.stringify(preview)).not.toMatch(/0123456789abcdef/)
  })

  it('puts its keys into the keychain and its models into the settings, and none of the keys there', async () => {
    const keyVault = fakeVault('gnome-keyring')
    const { controller, config, saved, announced } = await withEnv(predecessor, { keyVault })
    const outcome = await controller.applyImport({ allowUnprotected: false })
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        status: { state: 'on', url: 'http://127.0.0.1:9123' },
        routes: {
          big: { model: 'gpt-5', fallbacks: [{ hasKey: true }, { hasKey: true }] },
          small: { provider: 'xai' },
        },
      },
    })
    const keysOf = (id: string) =>
      config()
        .settings.connections.find((connection) => connection.id === id)
        ?.keys.map(config().readKey)
    expect(keysOf('big')).toEqual([key])
    expect(keysOf('small')).toEqual(['xai-0123456789abcdefghij'])
    expect(keysOf('deepseek')).toEqual(['sk-deep-0123456789abcdef'])
    expect(saved().logging.fileLevel).toBe('INFO')
    expect(announced.at(-1)).toBe('http://127.0.0.1:9123')
    expect(JSON.stringify([outcome, saved()])).not.toMatch(/0123456789abcdef/)
  })

  it('that names one model for both leaves SMALL following BIG, with one key stored once', async () => {
    const keyVault = fakeVault('gnome-keyring')
    const { controller } = await withEnv([`OPENAI_API_KEY=${key}`], { keyVault })
    await controller.applyImport({ allowUnprotected: false })
    expect(controller.state().routes).toMatchObject({ big: { model: 'gpt-4.1' }, small: null })
    expect(keyVault.secrets()).toEqual([key])
  })

  it('overwrites no key: its own comes behind those that are stored, once', async () => {
    const { controller, config } = await withEnv([`OPENAI_API_KEY=${key}`])
    controller.saveRoute({ tier: 'big', ...openai })
    await controller.saveKey({ connection: 'big', key: 'sk-own-0123456789', allowUnprotected: false })
    for (let time = 0; time < 2; time += 1) {
      await controller.chooseImport('env')
      expect(await controller.applyImport({ allowUnprotected: false })).toMatchObject({ ok: true })
    }
    expect(
      config()
        .settings.connections.find(({ id }) => id === 'big')
        ?.keys.map(config().readKey),
    ).toEqual(['sk-own-0123456789', key])
  })

  it('keeps what it does not name', async () => {
    const { controller, preview, saved } = await withEnv(['LOG_REQUEST_BODY=true'])
    expect(preview).toMatchObject({ ok: true, value: { routes: [], parts: ['logging'] } })
    controller.saveRoute({ tier: 'big', ...openai })
    await controller.applyImport({ allowUnprotected: false })
    expect(controller.state().routes.big?.model).toBe('gpt-4.1')
    expect(saved().logging).toMatchObject({ requestBodies: true, responseBodies: false, fileLevel: 'DEBUG' })
  })

  it('stores no key unprotected that the user did not agree to, and then nothing else either', async () => {
    const keyVault = fakeVault('unprotected')
    const { controller, saved } = await withEnv(predecessor, { keyVault })
    expect(await controller.applyImport({ allowUnprotected: false })).toMatchObject({ ok: false })
    expect(saved()).toEqual(defaultSettings)
    expect(await controller.applyImport({ allowUnprotected: true })).toMatchObject({ ok: true })
  })

  it('waits for a keychain that is still locked', async () => {
    let unlock: () => void = () => undefined
    const keyVault = fakeVault('gnome-keyring', new Promise<void>((resolve) => (unlock = resolve)))
    write('.env', `OPENAI_API_KEY=${key}`)
    const { controller } = setUp({ keyVault, files: choosing('.env') })
    const started = controller.start()
    await controller.chooseImport('env')
    const importing = controller.applyImport({ allowUnprotected: false })
    unlock()
    expect(await importing).toMatchObject({ ok: true })
    expect(keyVault.secrets()).toEqual([key])
    await started
  })

  it('takes its keys out of the keychain again where the settings cannot be saved', async () => {
    const keyVault = fakeVault('gnome-keyring')
    const { controller, saved, disk } = await withEnv(predecessor, { keyVault })
    disk.isFull = true
    expect(await controller.applyImport({ allowUnprotected: false })).toMatchObject({ ok: false })
    expect(keyVault.secrets()).toEqual([])
    expect(saved()).toEqual(defaultSettings)
  })

  it('tells of what it cannot use without repeating it', async () => {
    const { preview } = await withEnv([`BIG_MODEL_PROVIDER=${key}`, 'BIG_MODEL_NAME=m'])
    expect(preview).toMatchObject({ ok: true, value: { routes: [], problems: [matching(/PROVIDER/)] } })
    expect(JSON.stringify(preview)).not.toContain(key)
  })

  it.each([['DATABASE_URL=postgres://localhost'], ['']])('that is somebody else’s (%j) is refused', async (text) => {
    const { preview } = await withEnv([text])
    expect(preview).toMatchObject({ ok: false, message: matching(/sets nothing that FreeCC knows/) })
  })
})

const changed: Settings = {
  ...defaultSettings,
  proxy: { ...defaultSettings.proxy, port: 9001 },
  appearance: { language: 'zh-CN', theme: 'dark' },
  access: { requiresToken: false },
  models: { ...defaultSettings.models, favourites: [{ provider: 'xai', model: 'grok-4' }] },
}

describe('exported settings', () => {
  async function exportFrom(settings: Settings, name = 'freecc-settings.json') {
    const { controller, saved } = setUp({ settings, files: choosing(name) })
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai, baseUrl: 'https://gateway.example.com/v1' })
    controller.saveFallbacks({ tier: 'big', fallbacks: [{ provider: 'xai', model: 'grok-4', baseUrl: '' }] })
    await controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    return { outcome: await controller.exportSettings(), saved: saved() }
  }

  it('come back as they were on another machine, where keys have to be entered', async () => {
    const { outcome, saved: exported } = await exportFrom(changed)
    const path = join(folder, 'freecc-settings.json')
    expect(outcome).toEqual({ ok: true, value: path })
    expect(statSync(path).mode & 0o077).toBe(0)

    const { controller, saved } = setUp({ files: choosing('freecc-settings.json') })
    await controller.start()
    expect(await controller.chooseImport('settings')).toMatchObject({
      ok: true,
      value: {
        routes: [{ tier: 'big', fallbacks: 1 }],
        keys: [],
        parts: ['port', 'access', 'language', 'theme', 'favourites'],
      },
    })
    expect(await controller.applyImport({ allowUnprotected: false })).toMatchObject({
      ok: true,
      value: {
        locale: 'zh-CN',
        status: { url: 'http://127.0.0.1:9001' },
        routes: { big: { key: { state: 'missing' } } },
      },
    })
    const withoutKeys = ({ connections, ...others }: Settings) => ({
      ...others,
      connections: connections.map((connection) => ({ ...connection, keys: [] })),
    })
    expect(saved()).toEqual(withoutKeys(exported))
  })

  it('leave the keys that are stored where they are', async () => {
    await exportFrom(changed)
    const keyVault = fakeVault('gnome-keyring')
    const { controller } = setUp({ keyVault, files: choosing('freecc-settings.json') })
    await controller.start()
    await keyVault.save('big openai https://gateway.example.com', 'sk-of-this-machine', false)
    await controller.chooseImport('settings')
    await controller.applyImport({ allowUnprotected: false })
    expect(keyVault.secrets()).toEqual(['sk-of-this-machine'])
    expect(controller.state().routes.big?.key).toMatchObject({ state: 'stored' })
  })

  it('hold no secret, wherever one may have slipped in', () => {
    const secrets = fc.array(fc.stringMatching(/^[!-~]{6,40}$/), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(secrets, fc.nat(), (known, choice) => {
        const secret = known[choice % known.length] ?? ''
        const settings: Settings = {
          ...defaultSettings,
          connections: [
            {
              id: 'big',
              provider: 'openai',
              baseUrl: `https://gateway.example.com/${secret}/v1`,
              keys: [{ store: 'keychain', id: `big ${secret}` }],
              problem: secret,
            },
          ],
          routes: { ...defaultSettings.routes, big: [{ connection: 'big', model: `model-${secret}` }] },
          models: { ...defaultSettings.models, recent: [{ provider: 'openai', model: secret }] },
          recording: { ...defaultSettings.recording, hiddenPatterns: [secret] },
        }
        const strings: string[] = []
        JSON.parse(writeExport(settings, known), (_name, value: unknown) => {
          if (typeof value === 'string') strings.push(value)
          return value
        })
        // What stands in the defaults is no secret, even where one happens to be spelt the same.
        const usual = JSON.stringify(defaultSettings) + '[hidden] model- https://gateway.example.com//v1'
        return usual.includes(secret) || !strings.some((text) => text.includes(secret))
      }),
    )
  })

  const good = () => JSON.parse(writeExport(defaultSettings, [])) as { format: string; settings: Settings }
  const connection = { id: 'big', provider: 'openai', keys: [] }

  it.each([
    ['no JSON', '{', /no settings that FreeCC exported/],
    ['somebody else’s JSON', '{"name":"x"}', /no settings that FreeCC exported/],
    ['an array', '[]', /no settings that FreeCC exported/],
    [
      'a newer version',
      JSON.stringify({ format: 'freecc-settings', settings: { version: 99 } }),
      /newer FreeCC; update/,
    ],
    ['a broken value', changedExport({ proxy: { host: '', port: 'x', on: true } }), /setting "proxy\.(host|port)"/],
    ['a setting too many', changedExport({ backdoor: true }), /has a value that FreeCC does not know/],
    ['an unknown provider', changedExport({ connections: [{ ...connection, provider: 'x' }] }), /names a provider/],
    [
      'an address with a password',
      changedExport({ connections: [{ ...connection, baseUrl: 'https://me:secret@example.com' }] }),
      /must not hold a user name or password/,
    ],
    [
      'its own address',
      changedExport({ connections: [{ ...connection, baseUrl: 'http://127.0.0.1:8082/v1' }] }),
      /FreeCC's own address/,
    ],
    [
      'a route that leads nowhere',
      changedExport({ routes: { big: [{ connection: 'big', model: 'm' }], small: [] } }),
      /do not fit its connections/,
    ],
  ])('are refused in one sentence: %s', async (_what, text, sentence) => {
    write('import.json', text)
    const { controller, saved } = setUp({ files: choosing('import.json') })
    const outcome = await controller.chooseImport('settings')
    expect(outcome).toMatchObject({ ok: false, message: matching(sentence) })
    expect(JSON.stringify(outcome)).not.toContain('me:secret')
    expect(await controller.applyImport({ allowUnprotected: true })).toMatchObject({ ok: false })
    expect(saved()).toEqual(defaultSettings)
  })

  it('do not move the proxy to where other machines can reach it', async () => {
    write('import.json', changedExport({ proxy: { host: '0.0.0.0', port: 8082, on: true } }))
    const { controller, saved } = setUp({ files: choosing('import.json') })
    await controller.chooseImport('settings')
    await controller.applyImport({ allowUnprotected: false })
    expect(saved().proxy.host).toBe('127.0.0.1')
  })

  it('are not looked for in a file that is far too large, a folder, or none', async () => {
    write('large.json', ' '.repeat(2_000_000))
    for (const [name, sentence] of [
      ['large.json', /too large/],
      ['', /could not be read \(EISDIR\)/],
      ['none.json', /could not be read \(ENOENT\)/],
    ] as const) {
      const { controller } = setUp({ files: choosing(name) })
      expect(await controller.chooseImport('settings')).toMatchObject({
        ok: false,
        message: matching(sentence),
      })
    }
  })

  it('are not written where the disk refuses, and the window hears why', async () => {
    write('a-file', '')
    const { outcome } = await exportFrom(changed, join('a-file', 'below.json'))
    expect(outcome).toMatchObject({ ok: false, message: matching(/could not be written \(EEXIST\)/) })
  })

  it('are neither written nor read where the user chose no file', async () => {
    const { controller } = setUp()
    expect(await controller.exportSettings()).toEqual({ ok: true, value: null })
    expect(await controller.chooseImport('settings')).toEqual({ ok: true, value: null })
    expect(await controller.applyImport({ allowUnprotected: false })).toMatchObject({ ok: false })
  })

  /** A good export with something else in it. */
  function changedExport(change: Readonly<Record<string, unknown>>): string {
    const { format, settings } = good()
    return JSON.stringify({ format, settings: { ...settings, ...change } })
  }
})

it('reads an export as text that other programs can read as well', async () => {
  const { controller } = setUp({ settings: changed, files: choosing('out.json') })
  await controller.exportSettings()
  expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject({
    format: 'freecc-settings',
    settings: { version: 1, proxy: { port: 9001 } },
  })
})

/** Inside an object a bare pattern would equal anything. */
function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}

import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deadPlaces } from '../../shared/claude-code.ts'
import { claudeCodeVariables } from '../../shared/env-snippets.ts'
import { createTranslator } from '../../shared/i18n/translator.ts'
import type { Variables } from '../config/env-file.ts'
import { createClaudeCode } from './claude-code.ts'
import type { OwnAddress } from './decide-pointing.ts'
import { memoryInMemory, scratchSystem } from './testing/scratch-system.ts'

const settings = '.claude/settings.json'
const some = '{\n  "model": "opus",\n  "env": {"ANTHROPIC_BASE_URL": "https://old.example", "SECRET": "s3cr3t"}\n}'

interface Situation {
  readonly environment?: Variables
  /** What the user chooses when asked for a folder. */
  readonly folder?: string
  /** Of the user's settings. */
  readonly text?: string | Uint8Array
}

function setUp({ environment = {}, folder, text }: Situation = {}) {
  const scratch = scratchSystem(environment)
  if (text !== undefined) scratch.write(settings, text)
  const memory = memoryInMemory()
  let own: OwnAddress = { url: 'http://127.0.0.1:8082', token: 'our-token', requiresToken: true, status: 'on' }
  const claudeCode = createClaudeCode({
    system: scratch.system,
    memory,
    backups: scratch.path('backups'),
    own: () => own,
    variables: (isPlain) => [
      ...claudeCodeVariables(own.url, own.token),
      ...(isPlain ? [] : ([['CLAUDE_CODE_MAX_CONTEXT_TOKENS', '1000']] as const)),
    ],
    askForFolder: () => Promise.resolve(folder === undefined ? null : scratch.path(folder)),
    translate: createTranslator('en').t,
  })
  return {
    path: scratch.path,
    read: scratch.read,
    put: scratch.write,
    claudeCode,
    memory,
    change: (part: Partial<OwnAddress>) => void (own = { ...own, ...part }),
    async preview(place = 'user', isPlain = true) {
      const shown = await claudeCode.preview({ place, isPlain })
      if (!shown.ok) throw new Error(shown.message)
      return shown.value
    },
    async write(place = 'user', isPlain = true) {
      const { fingerprint } = await this.preview(place, isPlain)
      const written = await claudeCode.write({ place, isPlain, fingerprint })
      if (!written.ok) throw new Error(written.message)
      return written.value
    },
    async first() {
      const [place] = (await claudeCode.look()).places
      if (place === undefined) throw new Error("The user's own settings are missing.")
      return place
    },
  }
}

describe('writing', () => {
  it('is shown first, with dots for every secret, and changes nothing until it is agreed to', async () => {
    const app = setUp({ text: some })
    const { lines, names, isNewFile } = await app.preview()
    expect(names).toEqual(['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN'])
    expect(isNewFile).toBe(false)
    expect(JSON.stringify(lines)).not.toMatch(/our-token|s3cr3t/)
    expect(app.read(settings)).toBe(some)
  })

  it('points Claude Code here, and undoing gives every byte back', async () => {
    const app = setUp({ text: some })
    expect((await app.first()).pointing).toMatchObject({ state: 'elsewhere', url: 'https://old.example' })
    await app.write()
    expect(await app.first()).toMatchObject({ pointing: { state: 'here' }, isWritten: true, isOutdated: false })
    expect(await app.claudeCode.undo('user')).toMatchObject({ ok: true })
    expect(app.read(settings)).toBe(some)
    expect(app.memory.read().written).toEqual({})
    expect((await app.first()).isWritten).toBe(false)
  })

  it('makes the file and its folder, for their owner only, and undoing removes the file', async () => {
    const app = setUp()
    await app.write()
    expect(statSync(app.path(settings)).mode & 0o777).toBe(0o600)
    await app.claudeCode.undo('user')
    expect(existsSync(app.path(settings))).toBe(false)
  })

  it('keeps the rights of the file, and leaves no draft behind', async () => {
    const app = setUp({ text: some })
    chmodSync(app.path(settings), 0o664)
    await app.write()
    expect(statSync(app.path(settings)).mode & 0o777).toBe(0o664)
    expect(readdirSync(app.path('.claude'))).toEqual(['settings.json'])
  })

  it('follows a link, as people keep their settings in a repository', async () => {
    const app = setUp({ text: '{}' })
    app.put('dotfiles/claude.json', some)
    rmSync(app.path(settings))
    symlinkSync(app.path('dotfiles/claude.json'), app.path(settings))
    await app.write()
    expect(lstatSync(app.path(settings)).isSymbolicLink()).toBe(true)
    expect(app.read('dotfiles/claude.json')).toContain('our-token')
    await app.claudeCode.undo('user')
    expect(app.read('dotfiles/claude.json')).toBe(some)
  })

  it('is refused when the file has changed since it was shown', async () => {
    const app = setUp({ text: some })
    const { fingerprint } = await app.preview()
    const other = some.replace('opus', 'sonnet')
    app.put(settings, other)
    const refused = await app.claudeCode.write({ place: 'user', isPlain: true, fingerprint })
    expect(refused).toEqual({
      ok: false,
      message: `${app.path(settings)} has changed since this was shown. Look at the change again.`,
    })
    expect(app.read(settings)).toBe(other)
  })

  it('is refused when something else would be written than was shown', async () => {
    const app = setUp({ text: some })
    const { fingerprint } = await app.preview()
    app.change({ url: 'http://127.0.0.1:9000' })
    expect(await app.claudeCode.write({ place: 'user', isPlain: true, fingerprint })).toMatchObject({ ok: false })
    expect(app.read(settings)).toBe(some)
  })

  it.each([
    ['{\n  "model": "opus",\n}', 'is not valid JSON at line 3, column 1, so FreeCC leaves it alone.'],
    ['{"env": []}', 'The “env” in '],
    ['[]', 'holds no JSON object'],
    [Buffer.from([0xff, 0xfe, 0x7b, 0x00]), 'is not encoded as UTF-8'],
  ])('leaves a file alone that it cannot change: %j', async (text, words) => {
    const app = setUp({ text })
    const before = readFileSync(app.path(settings))
    expect(await app.claudeCode.preview({ place: 'user', isPlain: true })).toMatchObject({ ok: false })
    expect((await app.first()).problem).toContain(words)
    expect(await app.claudeCode.fix('user')).toMatchObject({ ok: false })
    expect(readFileSync(app.path(settings))).toEqual(before)
  })

  it('keeps a copy of the file as it was, which is never restored from', async () => {
    const app = setUp({ text: some })
    await app.write()
    await app.write('user', false)
    const [copy = ''] = readdirSync(app.path('backups'))
    expect(app.read(`backups/${copy}`)).toBe(some)
    expect(statSync(app.path(`backups/${copy}`)).mode & 0o777).toBe(0o600)
    app.put(`backups/${copy}`, '{"damaged": true}')
    await app.claudeCode.undo('user')
    expect(app.read(settings)).toBe(some)
  })

  it('says so where no copy can be made, and leaves file and memory as they were', async () => {
    const app = setUp({ text: some })
    app.put('backups', 'a file in the way')
    const { fingerprint } = await app.preview()
    const refused = await app.claudeCode.write({ place: 'user', isPlain: true, fingerprint })
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining(settings) as unknown })
    expect(app.read(settings)).toBe(some)
    expect(app.memory.read().written).toEqual({})
  })

  it('goes only to places that the user has chosen', async () => {
    const app = setUp()
    const place = app.path('elsewhere')
    for (const result of [
      await app.claudeCode.preview({ place, isPlain: true }),
      await app.claudeCode.undo(place),
      await app.claudeCode.fix(place),
      await app.claudeCode.openTerminal(place),
    ]) {
      expect(result).toEqual({ ok: false, message: 'Choose the folder again; FreeCC does not know it any more.' })
    }
  })
})

describe('a dead pointer', () => {
  it('is found when the port has changed, and fixed without touching anything else', async () => {
    const app = setUp({ text: some })
    await app.write('user', false)
    app.change({ url: 'http://127.0.0.1:9000' })
    const [dead] = deadPlaces(await app.claudeCode.look())
    expect(dead?.pointing).toMatchObject({ reason: 'other-port', url: 'http://127.0.0.1:8082' })
    expect(await app.claudeCode.fix('user')).toMatchObject({
      ok: true,
      value: { places: [{ pointing: { state: 'here' } }] },
    })
    expect(app.read(settings)).toContain('CLAUDE_CODE_MAX_CONTEXT_TOKENS')
    await app.claudeCode.undo('user')
    expect(app.read(settings)).toBe(some)
  })

  it('is taken out by undoing, although FreeCC has another token by now', async () => {
    const app = setUp({ text: some })
    await app.write()
    app.change({ token: 'another-token' })
    expect(deadPlaces(await app.claudeCode.look())[0]?.pointing.reason).toBe('old-token')
    await app.claudeCode.undo('user')
    expect(app.read(settings)).toBe(some)
  })

  it('after a crash is known by our token, even if nothing is remembered', async () => {
    const app = setUp({ text: some })
    await app.write()
    app.memory.change({ written: {} })
    app.change({ url: 'http://127.0.0.1:9000' })
    expect(deadPlaces(await app.claudeCode.look())).toHaveLength(1)
    await app.claudeCode.fix('user')
    expect(JSON.stringify(app.memory.read().written)).not.toContain('8082')
  })

  it('leaves nothing of ours when FreeCC quits and undoes', async () => {
    const app = setUp({ text: some, folder: 'shop' })
    await app.claudeCode.addFolder()
    await app.write()
    await app.write(app.path('shop'))
    await app.claudeCode.undoAll()
    expect(app.read(settings)).toBe(some)
    expect(existsSync(app.path('shop/.claude/settings.local.json'))).toBe(false)
  })
})

describe('places', () => {
  it('heed CLAUDE_CONFIG_DIR', async () => {
    const home = scratchSystem().path('elsewhere')
    const app = setUp({ environment: { CLAUDE_CONFIG_DIR: home } })
    expect((await app.first()).file).toBe(`${home}/settings.json`)
  })

  it('of a project are written to the file that is not shared with others', async () => {
    const app = setUp({ folder: 'shop' })
    app.put('shop/.claude/settings.json', '{"env": {"ANTHROPIC_BASE_URL": "https://team.example"}}')
    const { places } = await app.claudeCode.addFolder()
    expect(places[1]).toMatchObject({
      id: app.path('shop'),
      pointing: { origin: { scope: 'project' }, state: 'elsewhere' },
    })
    const after = await app.write(app.path('shop'))
    expect(after.places.map(({ pointing }) => pointing.state)).toEqual(['not-set', 'here'])
    expect(app.read('shop/.claude/settings.json')).not.toContain('our-token')
    expect(app.read('shop/.claude/settings.local.json')).toContain('our-token')
  })

  it('that are removed from the list lose what FreeCC wrote there', async () => {
    const app = setUp({ folder: 'shop' })
    await app.claudeCode.addFolder()
    await app.write(app.path('shop'))
    expect(await app.claudeCode.removeFolder(app.path('shop'))).toMatchObject({ ok: true, value: { places: [{}] } })
    expect(existsSync(app.path('shop/.claude/settings.local.json'))).toBe(false)
  })

  it('count what the environment says last', async () => {
    const environment = { ANTHROPIC_BASE_URL: 'https://shell.example' }
    const app = setUp({ environment })
    expect((await app.first()).pointing).toMatchObject({ origin: { scope: 'environment', file: null } })
    await app.write()
    expect((await app.first()).pointing.state).toBe('here')
  })

  it.each([
    ['.claude.json', '{"oauthAccount": {"emailAddress": "a@b.c"}}', true],
    ['.claude/.credentials.json', '{"claudeAiOauth": {"accessToken": "secret"}}', true],
    ['.claude.json', '{"oauthAccount": null}', false],
  ])('know of a login by %s', async (file, text, hasLogin) => {
    const app = setUp()
    app.put(file, text)
    const report = await app.claudeCode.look()
    expect(report.hasLogin).toBe(hasLogin)
    expect(JSON.stringify(report)).not.toContain('secret')
  })
})

describe('what the window is told', () => {
  it('never holds the token', async () => {
    const app = setUp({ text: some })
    const preview = await app.preview('user', false)
    const report = await app.write('user', false)
    expect(JSON.stringify([preview, report])).not.toContain('our-token')
  })
})

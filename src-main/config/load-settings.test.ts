import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadSettings, type SettingsSources } from './load-settings.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freecc-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function load(sources: Partial<SettingsSources>) {
  const loaded = await loadSettings({ environment: {}, workingDirectory: folder, ...sources })
  if (!loaded.ok) throw new Error(loaded.message)
  return loaded.value
}

it('reads .env of the working directory', async () => {
  await writeFile(join(folder, '.env'), 'BIG_MODEL_NAME=from-file')
  const loaded = await load({})
  expect(loaded.settings.routes.big[0]?.model).toBe('from-file')
  expect(loaded.file).toBe(join(folder, '.env'))
})

it('is content without a .env', async () => {
  expect(await load({})).toMatchObject({ file: null, problems: [] })
})

it('lets the environment beat the file, and the command line both', async () => {
  await writeFile(join(folder, '.env'), 'BIG_MODEL_NAME=file\nSMALL_MODEL_NAME=file\nFREECC_PORT=1\nFREECC_HOST=::1')
  const { settings } = await load({
    environment: { BIG_MODEL_NAME: 'environment', SMALL_MODEL_NAME: '', FREECC_PORT: '2' },
    overrides: { FREECC_PORT: '3' },
  })
  expect(settings.routes.big[0]?.model).toBe('environment')
  expect(settings.routes.small[0]?.model).toBe('file')
  expect(settings.proxy).toMatchObject({ port: 3, host: '::1' })
})

it('reads the file that was asked for, in place of .env', async () => {
  await writeFile(join(folder, '.env'), 'BIG_MODEL_NAME=default')
  await writeFile(join(folder, 'other.env'), 'BIG_MODEL_NAME=other')
  expect((await load({ envFile: 'other.env' })).settings.routes.big[0]?.model).toBe('other')
})

it('fails if the file that was asked for is missing or a folder', async () => {
  const sources = { environment: {}, workingDirectory: folder }
  expect(await loadSettings({ ...sources, envFile: 'none.env' })).toEqual({
    ok: false,
    message: `--env-file: there is no file ${join(folder, 'none.env')}.`,
  })
  expect(await loadSettings({ ...sources, envFile: '.' })).toMatchObject({ ok: false })
})

it('goes on with a problem if the default file cannot be read', async () => {
  await mkdir(join(folder, '.env'))
  const loaded = await load({ environment: { BIG_MODEL_NAME: 'environment' } })
  expect(loaded.problems).toEqual([expect.stringContaining('is a folder')])
  expect(loaded.settings.routes.big[0]?.model).toBe('environment')
})

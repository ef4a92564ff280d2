import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRuntimes, removeRuntimeFile, writeRuntimeFile } from './runtime-file.ts'
import { stateDirectory } from './state-directory.ts'

const address = { host: '127.0.0.1', port: 8082, token: 'secret' }

describe('runtime file', () => {
  let parent = ''
  let directory = ''
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'freecc-runtime-'))
    directory = join(parent, 'state', 'freecc')
  })
  afterEach(() => rm(parent, { recursive: true }))

  it('is found while the process lives', async () => {
    expect(await findRuntimes(directory)).toEqual([])
    await writeRuntimeFile(address, directory)
    expect(await findRuntimes(directory)).toMatchObject([{ ...address, pid: process.pid }])
    await removeRuntimeFile(directory)
    expect(await findRuntimes(directory)).toEqual([])
    await removeRuntimeFile(directory)
  })

  if (process.platform !== 'win32') {
    it('can be read by its owner only', async () => {
      await writeRuntimeFile(address, directory)
      const [name = ''] = await readdir(directory)
      expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600)
      expect((await stat(directory)).mode & 0o777).toBe(0o700)
    })
  }

  it('is replaced as a whole and leaves nothing beside it', async () => {
    await writeRuntimeFile(address, directory)
    await writeRuntimeFile({ ...address, port: 9000, token: null }, directory)
    const names = await readdir(directory)
    expect(names).toHaveLength(1)
    expect(JSON.parse(await readFile(join(directory, names[0] ?? ''), 'utf8'))).toMatchObject({
      port: 9000,
      token: null,
    })
  })

  it('of a dead process is ignored and removed', async () => {
    await writeRuntimeFile(address, directory)
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    const left = { ...address, pid: dead, startedAt: Date.now() + 1000 }
    await writeFile(join(directory, `runtime-${dead}.json`), JSON.stringify(left))
    expect(await findRuntimes(directory)).toMatchObject([{ pid: process.pid }])
    expect(await readdir(directory)).toEqual([`runtime-${process.pid}.json`])
  })

  it('that holds something else is ignored', async () => {
    await writeRuntimeFile(address, directory)
    await writeFile(join(directory, 'runtime-1.json'), '{"port": 99999')
    await writeFile(join(directory, 'runtime-2.json'), '{"port": 99999}')
    expect(await findRuntimes(directory)).toHaveLength(1)
  })

  it('of the process started last comes first', async () => {
    await writeRuntimeFile(address, directory)
    const later = { ...address, port: 1, pid: process.ppid, startedAt: Date.now() + 1000 }
    await writeFile(join(directory, `runtime-${process.ppid}.json`), JSON.stringify(later))
    expect((await findRuntimes(directory)).map(({ port }) => port)).toEqual([1, 8082])
  })
})

describe('stateDirectory', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string, string]>([
    ['linux', {}, '/home/me', '/home/me/.local/state/freecc'],
    ['linux', { XDG_STATE_HOME: '/state' }, '/home/me', '/state/freecc'],
    ['linux', { XDG_STATE_HOME: 'relative' }, '/home/me', '/home/me/.local/state/freecc'],
    ['darwin', { XDG_STATE_HOME: '/state' }, '/Users/me', '/Users/me/Library/Application Support/freecc'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\me', 'D:\\Local\\freecc'],
    ['win32', {}, 'C:\\Users\\me', 'C:\\Users\\me\\AppData\\Local\\freecc'],
  ])('on %s with %j', (platform, environment, home, expected) => {
    expect(stateDirectory(platform, environment, home)).toBe(expected)
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { amounts } from './amounts.ts'
import { measured } from './measured.ts'
import { versionIn, writtenFiles, writtenKinds, type WrittenKind } from './written-files.ts'

/** The last versions that a process began to write and had written; undefined if it had written none. */
interface LastWords {
  readonly begun: number
  readonly done: number | undefined
}

/** Lets a process write one version after the other, and kills it at a moment that nobody chose. */
async function killWhileWriting(kind: WrittenKind, path: string, first: number): Promise<LastWords> {
  const writer = join(import.meta.dirname, 'write-for-ever.ts')
  const child = spawn(process.execPath, [writer, kind, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child.stdout, 'data')
  await wait(Math.random() * 50)
  child.kill('SIGKILL')
  await once(child, 'close')
  const last = (word: string) => [...said.matchAll(new RegExp(`${word} (\\d+)\\n`, 'g'))].at(-1)?.[1]
  const [begun, done] = [last('begun'), last('done')]
  return { begun: Number(begun), done: done === undefined ? undefined : Number(done) }
}

it.each(writtenKinds)(
  'a process killed while it writes leaves a whole version of %s',
  { timeout: amounts.kills * 5_000 },
  async (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'freecc-killed-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, 'file.json')
    let version = 0
    await writtenFiles[kind].write(path, version)
    const kills = Math.ceil(amounts.kills / writtenKinds.length)
    let within = 0
    for (let count = 0; count < kills; count += 1) {
      const { begun, done = version } = await killWhileWriting(kind, path, version + 1)
      if (begun !== done) within += 1
      version = versionIn(kind, path)
      expect([done, begun]).toContain(version)
      // Drafts that were left behind are as private as the file.
      for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
      expect(readdirSync(folder).filter((name) => name.includes('unusable'))).toEqual([])
    }
    measured(`processes killed that wrote ${kind}, ${within} of them within a write`, kills)
  },
)

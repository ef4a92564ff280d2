import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { RecordingSettings } from '../../shared/recording-settings.ts'
import { createRecordingFiles } from './recording-files.ts'

const settings: RecordingSettings['disk'] = { isOn: true, days: 3, megabytes: 1 }

function filesIn({ folder = join(newFolder(), 'requests'), disk = settings, now = new Date(2026, 4, 10, 12) } = {}) {
  const onTrouble = vi.fn<(code: string) => void>()
  let time = now
  const files = createRecordingFiles({ folder, settings: disk, onTrouble, now: () => time })
  onTestFinished(() => files.close())
  return { folder, files, onTrouble, setTime: (next: Date) => void (time = next) }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'freecc-recording-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const sizeOf = (folder: string) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)

describe('recording files', () => {
  it('take one line each, for their owner only', async () => {
    const { folder, files } = filesIn()
    files.write('{"a":1}')
    files.write('{"b":2}')
    await files.close()
    const file = join(folder, 'requests-2026-05-10.jsonl')
    expect(readFileSync(file, 'utf8')).toBe('{"a":1}\n{"b":2}\n')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('make no folder as long as there is nothing to write', async () => {
    const { folder, files } = filesIn()
    await files.close()
    expect(existsSync(folder)).toBe(false)
  })

  it('go on with the file of the day after a restart', async () => {
    const folder = newFolder()
    for (const line of ['one', 'two']) {
      const { files } = filesIn({ folder })
      files.write(line)
      await files.close()
    }
    expect(readFileSync(join(folder, 'requests-2026-05-10.jsonl'), 'utf8')).toBe('one\ntwo\n')
  })

  it('begin anew each day, and keep as many days as the user wants', async () => {
    const { folder, files, setTime } = filesIn()
    for (let day = 10; day < 16; day += 1) {
      setTime(new Date(2026, 4, day, 9))
      files.write('line')
      await files.close()
    }
    expect(readdirSync(folder).sort()).toEqual([13, 14, 15].map((day) => `requests-2026-05-${day}.jsonl`))
  })

  it('never take more than they may together; the oldest go', async () => {
    const { folder, files } = filesIn()
    for (let count = 0; count < 60; count += 1) {
      files.write(`${count} ${'x'.repeat(50_000)}`)
      if (count % 5 === 0) await files.close()
      if (existsSync(folder)) expect(sizeOf(folder)).toBeLessThanOrEqual(1024 * 1024)
    }
    await files.close()
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('')
    expect(text).toContain('59 x')
    expect(text).not.toMatch(/^0 x/m)
    expect(sizeOf(folder)).toBeGreaterThan(500_000)
  })

  it('leave everything else in their folder alone, also when all are deleted', async () => {
    const { folder, files } = filesIn({ folder: newFolder() })
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    files.write('line')
    await files.wipe()
    expect(readdirSync(folder)).toEqual(['mine.txt'])
    files.write('again')
    await files.close()
    expect(readdirSync(folder).sort()).toEqual(['mine.txt', 'requests-2026-05-10.jsonl'])
  })

  it('go on when they are deleted while lines come', async () => {
    const { folder, files, onTrouble } = filesIn()
    for (let round = 0; round < 30; round += 1) {
      files.write('before')
      await files.close()
      const wiped = files.wipe()
      files.write('during')
      for (let turn = 0; turn < round; turn += 1) await new Promise(setImmediate)
      files.write('during')
      await wiped
      files.write('after')
      await files.close()
      const text = readFileSync(join(folder, 'requests-2026-05-10.jsonl'), 'utf8')
      expect(text).toMatch(/^(during\n)*after\n$/)
    }
    expect(onTrouble).not.toHaveBeenCalled()
  })

  it('have nothing to delete where nothing was written', async () => {
    await expect(filesIn().files.wipe()).resolves.toBeUndefined()
  })

  it('tell once of a folder that cannot be made, and go on when they are set anew', async () => {
    const parent = newFolder()
    writeFileSync(join(parent, 'requests'), 'a file in the way')
    const { files, folder, onTrouble } = filesIn({ folder: join(parent, 'requests') })
    for (const line of ['one', 'two', 'three']) {
      files.write(line)
      await files.close()
    }
    expect(onTrouble).toHaveBeenCalledOnce()
    rmSync(folder)
    files.configure(settings)
    files.write('four')
    await files.close()
    expect(readFileSync(join(folder, 'requests-2026-05-10.jsonl'), 'utf8')).toBe('four\n')
  })

  it.runIf(existsSync('/dev/full'))('tell once of a full disk', async () => {
    const folder = newFolder()
    symlinkSync('/dev/full', join(folder, 'requests-2026-05-10.jsonl'))
    const { files, onTrouble } = filesIn({ folder })
    for (let count = 0; count < 3; count += 1) {
      files.write('line')
      await files.close()
    }
    expect(onTrouble).toHaveBeenCalledExactlyOnceWith('ENOSPC')
  })
})

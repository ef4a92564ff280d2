import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogRetention } from '../../shared/settings.ts'

export const logFileName = 'claude-proxy.log'

/** The current file, those before it, and those that earlier versions numbered. */
const anyLogFile = /^claude-proxy(\.\d{4}-\d\d-\d\d\.\d+)?\.log(\.\d+)?$/

/** What the log file of a day is called once it is full or the day is over. */
export function olderLogName(day: Date, index: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `claude-proxy.${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.${index}.log`
}

export interface LogFile {
  readonly name: string
  readonly bytes: number
  /** When it was written last, in milliseconds since the epoch. */
  readonly writtenAt: number
}

const dayMs = 24 * 60 * 60 * 1000
const bytesPerMegabyte = 1024 * 1024

/** The files that are too old, and the oldest of those that are too large together. */
export function outlivedFiles(files: readonly LogFile[], { days, megabytes }: LogRetention, now: number): string[] {
  let bytes = 0
  return [...files]
    .sort((one, other) => other.writtenAt - one.writtenAt)
    .filter((file) => {
      bytes += file.bytes
      return file.writtenAt < now - days * dayMs || bytes > megabytes * bytesPerMegabyte
    })
    .map(({ name }) => name)
}

/** Deletes what has outlived its time. What is being written stays. Never fails: the next time will do as well. */
export async function deleteOutlivedLogs(folder: string, retention: LogRetention): Promise<void> {
  const outlived = outlivedFiles(await listLogFiles(folder), retention, Date.now())
  const older = outlived.filter((name) => name !== logFileName)
  await Promise.all(older.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)))
}

/** Deletes every log file. */
export async function deleteLogFiles(folder: string): Promise<void> {
  const files = await listLogFiles(folder)
  await Promise.all(files.map(({ name }) => rm(join(folder, name), { force: true })))
}

async function listLogFiles(folder: string): Promise<readonly LogFile[]> {
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(
    names
      .filter((name) => anyLogFile.test(name))
      .map(async (name): Promise<readonly LogFile[]> => {
        const found = await stat(join(folder, name)).catch(() => null)
        return found === null ? [] : [{ name, bytes: found.size, writtenAt: found.mtimeMs }]
      }),
  )
  return files.flat()
}

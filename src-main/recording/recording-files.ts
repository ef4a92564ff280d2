import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { isNodeError } from '../config/node-error.ts'
import type { RecordingSettings } from '../../shared/recording-settings.ts'

export interface RecordingFilesOptions {
  readonly folder: string
  readonly settings: RecordingSettings['disk']
  /** Told once when the files cannot be written, with the system's code for it; nothing more is written then. */
  readonly onTrouble: (code: string) => void
  readonly now?: () => Date
}

/** One line of JSON for each exchange, in files of one day or a part of it. */
export interface RecordingFiles {
  /** Takes a line without its end. Never throws and never waits. */
  readonly write: (line: string) => void
  /** Begins anew, also after trouble. */
  readonly configure: (settings: RecordingSettings['disk']) => void
  /** Deletes all files. Rejects where that fails. */
  readonly wipe: () => Promise<void>
  /** Resolves when everything is written. */
  readonly close: () => Promise<void>
}

/** Beyond this a disk is too slow to be waited for, and lines are left out. In characters. */
const mostWaiting = 64 * 1024 * 1024

/** A file holds this share of what all may hold, so that the oldest can go one by one. */
const filesInAll = 8

const namePattern = /^requests-(\d{4}-\d{2}-\d{2})(?:\.(\d+))?\.jsonl$/

/** Files that only their owner can read: they may hold conversations. */
export function createRecordingFiles(options: RecordingFilesOptions): RecordingFiles {
  const { folder, onTrouble, now = () => new Date() } = options
  let settings = options.settings
  let waiting: string[] = []
  let waitingCharacters = 0
  let file: { readonly handle: FileHandle; readonly day: string; bytes: number } | null = null
  let isBroken = false
  let work = Promise.resolve()

  const mostBytes = () => settings.megabytes * 1024 * 1024

  /** One after the other. Rejects where the step does; the next one is taken all the same. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    const done = work.then(step)
    work = done.catch(() => undefined)
    return done
  }

  /** What goes wrong is told, and ends the writing. */
  function tryInTurn(step: () => Promise<void>): void {
    void inTurn(() =>
      step().catch(async (error: unknown) => {
        forgetWaiting()
        await closeFile().catch(() => undefined)
        if (isBroken) return
        isBroken = true
        onTrouble(codeOf(error))
      }),
    )
  }

  function forgetWaiting(): void {
    waiting = []
    waitingCharacters = 0
  }

  async function writeWaiting(): Promise<void> {
    const lines = waiting
    forgetWaiting()
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`)
      const { handle } = await fileFor(bytes.length)
      await handle.appendFile(bytes)
      if (file !== null) file.bytes += bytes.length
    }
  }

  async function fileFor(bytes: number) {
    const day = dayOf(now())
    if (file !== null && file.day === day && file.bytes + bytes <= mostBytes() / filesInAll) return file
    await closeFile()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await prune(bytes)
    const last = (await list()).filter((name) => namePattern.exec(name)?.[1] === day).at(-1)
    const number = last === undefined ? 1 : numberOf(last)
    const name = await nameWithRoom(day, number, bytes)
    const handle = await open(join(folder, name), 'a', 0o600)
    file = { handle, day, bytes: (await handle.stat()).size }
    return file
  }

  async function nameWithRoom(day: string, number: number, bytes: number): Promise<string> {
    const name = number === 1 ? `requests-${day}.jsonl` : `requests-${day}.${number}.jsonl`
    const size = await sizeOf(name)
    return size > 0 && size + bytes > mostBytes() / filesInAll ? nameWithRoom(day, number + 1, bytes) : name
  }

  /** Oldest first. */
  async function list(): Promise<readonly string[]> {
    const names = (await readdir(folder)).filter((name) => namePattern.test(name))
    return names.sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
  }

  async function sizeOf(name: string): Promise<number> {
    return stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    )
  }

  /** Deletes what is too old, and the oldest until there is room for another file. */
  async function prune(bytes: number): Promise<void> {
    const oldest = dayOf(new Date(now().getTime() - (settings.days - 1) * 24 * 60 * 60_000))
    const names = await list()
    const sizes = await Promise.all(names.map(sizeOf))
    let total = sizes.reduce((sum, size) => sum + size, 0)
    const room = mostBytes() - Math.max(bytes, mostBytes() / filesInAll)
    for (const [index, name] of names.entries()) {
      const isTooOld = (namePattern.exec(name)?.[1] ?? '') < oldest
      if (!isTooOld && total <= room) continue
      await rm(join(folder, name), { force: true })
      total -= sizes[index] ?? 0
    }
  }

  async function closeFile(): Promise<void> {
    const open = file
    file = null
    await open?.handle.close()
  }

  async function deleteAll(): Promise<void> {
    await closeFile()
    const names = await list().catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    })
    await Promise.all(names.map((name) => rm(join(folder, name), { force: true })))
  }

  return {
    write(line) {
      if (isBroken || waitingCharacters + line.length > mostWaiting) return
      if (waiting.length === 0) tryInTurn(writeWaiting)
      waiting.push(line)
      waitingCharacters += line.length
    },
    configure(next) {
      settings = next
      isBroken = false
      tryInTurn(closeFile)
    },
    wipe() {
      forgetWaiting()
      return inTurn(deleteAll)
    },
    close: () => inTurn(closeFile),
  }
}

/** Local, as people date what they did. */
function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function numberOf(name: string): number {
  return Number(namePattern.exec(name)?.[2] ?? 1)
}

/** Sorts by day, then by number. */
function keyOf(name: string): string {
  return `${namePattern.exec(name)?.[1] ?? ''} ${String(numberOf(name)).padStart(9, '0')}`
}

function codeOf(error: unknown): string {
  return (isNodeError(error) ? error.code : undefined) ?? String(error)
}

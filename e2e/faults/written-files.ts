import Conf from 'conf'
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { writeSettingsFile } from '../../src-main/claude-code/settings-file.ts'
import { openClaudeCodeMemory } from '../../src-main/storage/claude-code-memory.ts'
import { openDesktopMemory } from '../../src-main/storage/desktop-memory.ts'
import { openKeyFile, writeKeyFile } from '../../src-main/storage/key-file.ts'
import { parseSettings, settingsFileOptions } from '../../src-main/storage/settings-file.ts'

/** A file that must survive everything, in versions that can be told apart. */
interface WrittenFile {
  /** Writes as the app does. */
  readonly write: (path: string, version: number) => void | Promise<void>
  /** Reads as the app does; every place that holds the version, so that halves of two would be seen. */
  readonly read: (path: string) => readonly (number | string | undefined)[]
}

/** Large enough that the system would not write it at once. */
const places = Array.from({ length: 500 }, (_, index) => index)

function settingsOf(version: number): Settings {
  const connections = places.map((id) => ({ id: String(id), provider: 'openai', baseUrl: `${version}`, keys: [] }))
  return { ...defaultSettings, connections }
}

export const writtenFiles = {
  'the settings': {
    // The library below electron-store does the writing, and needs no Electron.
    write(path, version) {
      const configName = basename(path, '.json')
      const store = new Conf<Settings>({ ...settingsFileOptions, cwd: dirname(path), configName })
      store.store = settingsOf(version)
    },
    read: (path) => (parseSettings(readFileSync(path, 'utf8'))?.connections ?? []).map(({ baseUrl }) => baseUrl),
  },
  'the keys': {
    write(path, version) {
      const key = { form: 'clear', data: Buffer.from(String(version)).toString('base64') } as const
      writeKeyFile(path, Object.fromEntries(places.map((id) => [`key ${id}`, key])))
    },
    read: (path) =>
      Object.values(openKeyFile(path, new Date()).keys).map(({ data }) => Buffer.from(data, 'base64').toString()),
  },
  'what the desktop remembers': {
    write(path, version) {
      const windowPlace = { x: version, y: version, width: version, height: version, isMaximized: false }
      openDesktopMemory(path).change({ windowPlace })
    },
    read(path) {
      const place = openDesktopMemory(path).read().windowPlace
      return [place?.x, place?.y, place?.width, place?.height]
    },
  },
  'what was written for Claude Code': {
    write: (path, version) => openClaudeCodeMemory(path).change({ folders: places.map(() => String(version)) }),
    read: (path) => openClaudeCodeMemory(path).read().folders,
  },
  "Claude Code's own settings": {
    async write(path, version) {
      const written = await writeSettingsFile(path, JSON.stringify(places.map(() => version)))
      if (!written.ok) throw new Error(written.problem.kind)
    },
    read: (path) => JSON.parse(readFileSync(path, 'utf8')) as number[],
  },
} satisfies Readonly<Record<string, WrittenFile>>

export type WrittenKind = keyof typeof writtenFiles
export const writtenKinds = Object.keys(writtenFiles) as WrittenKind[]

/** The version that a file holds; fails if it is none, or parts of two. */
export function versionIn(kind: WrittenKind, path: string): number {
  const versions = [...new Set<unknown>(writtenFiles[kind].read(path))]
  if (versions.length !== 1) throw new Error(`${kind} hold ${versions.length} versions.`)
  return Number(versions[0])
}

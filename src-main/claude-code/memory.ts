import type { WrittenRecord } from './settings-edit.ts'

/** What FreeCC remembers of Claude Code's settings, for its own next start. */
export interface ClaudeCodeMemory {
  readonly read: () => Remembered
  readonly change: (part: Partial<Remembered>) => void
}

export interface Remembered {
  /** Project folders that the user chose. */
  readonly folders: readonly string[]
  /** What stands of ours in settings files, by path. */
  readonly written: Readonly<Record<string, WrittenRecord>>
}

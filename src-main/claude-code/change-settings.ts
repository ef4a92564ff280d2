import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { SettingsChange } from '../../shared/claude-code.ts'
import type { EnvironmentVariables } from '../../shared/env-snippets.ts'
import { replaceFile } from '../files/replace-file.ts'
import { hideSecrets } from './hide-secrets.ts'
import { diffLines } from './line-diff.ts'
import type { ClaudeCodeMemory } from './memory.ts'
import { refuse, type Outcome } from './problem.ts'
import { editSettings, isPlainRecord, type SettingsEdit, type WrittenRecord } from './settings-edit.ts'
import { codeOf, readSettingsFile, writeSettingsFile } from './settings-file.ts'

export interface SettingsChangesOptions {
  readonly memory: ClaudeCodeMemory
  /** Folder for copies of the files as they were. They are for people; nothing is restored from them. */
  readonly backups: string
  readonly token: () => string
  readonly variables: (isPlain: boolean) => EnvironmentVariables
}

export interface SettingsChanges {
  /** What a write would do. */
  readonly preview: (file: string, isPlain: boolean) => Promise<Outcome<SettingsChange>>
  /** Writes exactly what was shown, or nothing. */
  readonly write: (file: string, isPlain: boolean, fingerprint: string) => Promise<Outcome<void>>
  /** Brings what FreeCC wrote up to date, and nothing else. */
  readonly refresh: (file: string) => Promise<Outcome<void>>
  /** Takes out what is still ours and puts back what stood there. */
  readonly undo: (file: string) => Promise<Outcome<void>>
  readonly undoAll: () => Promise<void>
}

const done: Outcome<void> = { ok: true, value: undefined }

interface PlannedEdit extends SettingsEdit {
  readonly before: string | null
}

/** Changes Claude Code's settings files, one after the other. */
export function createSettingsChanges({ memory, backups, token, variables }: SettingsChangesOptions): SettingsChanges {
  let pending: Promise<unknown> = Promise.resolve()

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = pending.then(change)
    pending = result.catch(() => undefined)
    return result
  }

  async function plan(file: string, wanted: EnvironmentVariables): Promise<Outcome<PlannedEdit>> {
    const read = await readSettingsFile(file)
    if (!read.ok) return read
    const record = memory.read().written[file] ?? null
    const edit = editSettings({ text: read.value, record, variables: wanted, token: token() })
    return edit.ok ? { ok: true, value: { ...edit.value, before: read.value } } : edit
  }

  async function carryOut(file: string, { before, text, record }: PlannedEdit): Promise<Outcome<void>> {
    const remembered = memory.read().written[file] ?? null
    try {
      if (text !== before && before !== null && remembered === null) await replaceFile(backupPath(file), before)
      // First the memory: a crash in between leaves a note of what is not there, never a value that nobody knows of.
      if (record !== null) remember(file, record)
      const written = text === before ? done : await writeSettingsFile(file, text)
      if (!written.ok) remember(file, remembered)
      else if (record === null) remember(file, null)
      return written
    } catch (error) {
      // A disk without room for a copy or a note has none for the file either.
      return refuse({ kind: 'unwritable', code: codeOf(error) })
    }
  }

  function remember(file: string, record: WrittenRecord | null): void {
    const { [file]: _, ...others } = memory.read().written
    memory.change({ written: record === null ? others : { ...others, [file]: record } })
  }

  /** One copy a file: as it was before FreeCC last began to write into it. */
  function backupPath(file: string): string {
    return join(backups, `${createHash('sha256').update(file).digest('hex').slice(0, 12)}-${basename(file)}`)
  }

  async function change(file: string, wanted: () => EnvironmentVariables): Promise<Outcome<void>> {
    const edit = await plan(file, wanted())
    return edit.ok ? carryOut(file, edit.value) : edit
  }

  return {
    preview: (file, isPlain) =>
      inTurn(async () => {
        const edit = await plan(file, variables(isPlain))
        return edit.ok ? { ok: true, value: describeChange(file, edit.value, [token()]) } : edit
      }),

    write: (file, isPlain, fingerprint) =>
      inTurn(async () => {
        const edit = await plan(file, variables(isPlain))
        if (!edit.ok) return edit
        return fingerprintOf(edit.value) === fingerprint ? carryOut(file, edit.value) : refuse({ kind: 'changed' })
      }),

    refresh: (file) => inTurn(() => change(file, () => variables(isPlainRecord(memory.read().written[file] ?? null)))),
    undo: (file) => inTurn(() => change(file, () => [])),

    async undoAll() {
      for (const file of Object.keys(memory.read().written)) await inTurn(() => change(file, () => []))
    },
  }
}

function describeChange(file: string, edit: PlannedEdit, secrets: readonly string[]): SettingsChange {
  const { before, text, changed } = edit
  const after = text ?? ''
  return {
    file,
    isNewFile: before === null,
    names: changed,
    lines: diffLines(before === null ? null : { text: before, shown: hideSecrets(before, secrets) }, {
      text: after,
      shown: hideSecrets(after, secrets),
    }),
    fingerprint: fingerprintOf(edit),
  }
}

function fingerprintOf({ before, text }: PlannedEdit): string {
  return createHash('sha256')
    .update(JSON.stringify([before, text]))
    .digest('hex')
}

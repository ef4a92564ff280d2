import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CallRequest } from '../../../shared/ipc.ts'
import { failWith } from '../../../shared/i18n/words.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { ImportKind, ImportPreview } from '../../../shared/settings-import.ts'
import { isNodeError } from '../../config/node-error.ts'
import { replaceFile } from '../../files/replace-file.ts'
import { adoptSettings } from '../adopt-settings.ts'
import type { KeyActions } from '../key-actions.ts'
import type { Listening } from '../listening.ts'
import type { FileDialogs, KeyVault, LocalToken } from '../ports.ts'
import type { SettingsKeeper } from '../settings-keeper.ts'
import { describeImport } from './describe-import.ts'
import { writeExport } from './exported-settings.ts'
import { importKeys } from './import-keys.ts'
import { readImport } from './read-import.ts'

export interface SettingsTransferOptions {
  readonly keeper: SettingsKeeper
  readonly keyVault: KeyVault
  readonly keys: Pick<KeyActions, 'whenOpen'>
  readonly localToken: LocalToken
  readonly listening: Pick<Listening, 'listen'>
  readonly files: FileDialogs
}

/** Nobody's settings are larger, so that a file chosen by mistake costs nothing. In bytes. */
const largestFile = 1024 * 1024

/** Settings from files and into files. A file's keys stay in this process and go to the keychain alone. */
export function createSettingsTransfer(options: SettingsTransferOptions) {
  const { keeper, keyVault, localToken, listening, files, keys: keyActions } = options
  let chosen: { readonly kind: ImportKind; readonly bytes: Buffer } | null = null

  return {
    /** Gives the path of the file, or null where the user chose none. */
    async exportSettings(): Promise<Result<string | null>> {
      const path = await files.chooseFileToWrite('freecc-settings.json')
      if (path === null) return ok(null)
      try {
        await replaceFile(path, writeExport(keeper.settings(), [localToken.current(), ...keyVault.secrets()]))
        return ok(path)
      } catch (error) {
        return failWith('failure.unwritten', { code: codeOf(error) })
      }
    },

    /** What a file would change; nothing of it is applied yet. Null where the user chose none. */
    async chooseImport(kind: ImportKind): Promise<Result<ImportPreview | null>> {
      chosen = null
      const path = await files.chooseFileToRead(kind)
      if (path === null) return ok(null)
      const bytes = await readSmallFile(path)
      if (!bytes.ok) return bytes
      const read = readImport(kind, bytes.value, keeper.settings())
      if (!read.ok) return read
      chosen = { kind, bytes: bytes.value }
      const { settings, keys, unusedKeys, problems } = read.value
      return ok({
        file: basename(path),
        ...describeImport(keeper.settings(), settings),
        keys: keys.map(({ variable, provider }) => ({ variable, provider })),
        unusedKeys,
        problems,
      })
    },

    /** Applies the file that was chosen last: all of it, or nothing. */
    async applyImport({ allowUnprotected }: CallRequest<'settings.applyImport'>): Promise<Result<void>> {
      if (chosen === null) return failWith('failure.chooseFile', {})
      const { kind, bytes } = chosen
      // Settings may have changed since it was chosen, and again while the keychain was busy.
      const read = () => readImport(kind, bytes, keeper.settings())
      await keyActions.whenOpen()
      const imported = await keeper.inTurn(async () => {
        const first = read()
        return first.ok ? importKeys(first.value.keys, first.value.settings, keyVault, allowUnprotected) : first
      })
      if (!imported.ok) return imported
      const latest = read()
      const adopted = latest.ok ? await adoptSettings(latest.value.settings, keeper, listening) : latest
      if (adopted.ok) chosen = null
      else await imported.value.undo()
      return adopted
    },
  }
}

async function readSmallFile(path: string): Promise<Result<Buffer>> {
  try {
    const { size } = await stat(path)
    if (size > largestFile) return failWith('failure.tooLarge', {})
    return ok(await readFile(path))
  } catch (error) {
    return failWith('failure.unread', { code: codeOf(error) })
  }
}

function codeOf(error: unknown): string {
  return isNodeError(error) ? (error.code ?? error.message) : String(error)
}

import type { ImportKind } from '../../../shared/settings-import.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Settings } from '../../../shared/settings.ts'
import { readEnvironmentImport } from './environment-import.ts'
import { readExport } from './exported-settings.ts'

/** A key that an import brings, and the connection that it is for. */
export interface FoundKey {
  readonly variable: string
  readonly connection: string
  readonly provider: string
  readonly key: string
}

/** What a file comes to, on top of the settings in use. */
export interface ReadImport {
  readonly settings: Settings
  readonly keys: readonly FoundKey[]
  /** Variables with keys that nothing in the file uses. */
  readonly unusedKeys: readonly string[]
  readonly problems: readonly string[]
}

/** Understands a file that was chosen for import, or says in one sentence why it is none. */
export function readImport(kind: ImportKind, bytes: Buffer, current: Settings): Result<ReadImport> {
  if (kind === 'env') return readEnvironmentImport(bytes, current)
  const exported = readExport(bytes.toString('utf8'))
  if (!exported.ok) return exported
  const { host, on } = current.proxy
  const settings = { ...exported.value, proxy: { ...exported.value.proxy, host, on } }
  return ok({ settings, keys: [], unusedKeys: [], problems: [] })
}

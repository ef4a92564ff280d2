import type { ImportKind } from '../../../shared/settings-import.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Settings } from '../../../shared/settings.ts'
import { readEnvironmentImport } from './environment-import.ts'
import { readExport } from './exported-settings.ts'
import type { ImportContent } from './import-content.ts'

/** Understands a file that was chosen for import, or says in one sentence why it is none. */
export function readImport(kind: ImportKind, bytes: Buffer, current: Settings): Result<ImportContent> {
  if (kind === 'env') return readEnvironmentImport(bytes, current)
  const exported = readExport(bytes.toString('utf8'))
  if (!exported.ok) return exported
  const { host, on } = current.proxy
  const settings = { ...exported.value, proxy: { ...exported.value.proxy, host, on } }
  return ok({ settings, keys: [], unusedKeys: [], problems: [] })
}

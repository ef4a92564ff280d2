import { ok, type Result } from '../../../shared/result.ts'
import type { Settings } from '../../../shared/settings.ts'
import { placeForKey } from '../key-editing.ts'
import { linkedKeyIds, linkKeys } from '../key-ids.ts'
import type { KeyVault } from '../ports.ts'
import type { FoundKey } from './import-content.ts'

export interface ImportedKeys {
  /** Takes them out of the keychain again. */
  readonly undo: () => Promise<void>
}

/** Puts keys behind those that are stored already; if one cannot be stored, none is. */
export async function importKeys(
  keys: readonly FoundKey[],
  settings: Settings,
  keyVault: KeyVault,
  allowUnprotected: boolean,
): Promise<Result<ImportedKeys>> {
  const stored: string[] = []
  const undo = async () => {
    for (const id of stored) await keyVault.remove(id)
  }
  for (const found of keys) {
    const outcome = await importKey(found)
    if (outcome.ok) continue
    await undo()
    return outcome
  }
  return ok({ undo })

  async function importKey({ connection: id, key }: FoundKey): Promise<Result<void>> {
    const linked = linkKeys(settings, (keyId) => keyVault.read(keyId) !== undefined)
    const connection = linked.connections.find((candidate) => candidate.id === id)
    const isThere = connection && linkedKeyIds(connection).some((keyId) => keyVault.read(keyId) === key)
    if (connection === undefined || isThere === true) return ok(undefined)
    const place = placeForKey(connection, key, undefined, (keyId) => keyVault.read(keyId))
    if (!place.ok) return place
    const saved = await keyVault.save(place.value, key, allowUnprotected)
    if (saved.ok) stored.push(place.value)
    return saved
  }
}

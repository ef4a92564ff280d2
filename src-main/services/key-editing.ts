import { fail, ok, type Result } from '../../shared/result.ts'
import type { Connection } from '../../shared/settings.ts'
import { isTier, linkedKeyIds, mostKeys, ownKeyIds } from './key-ids.ts'

/** Where in the keychain a key goes that is entered for a connection, or why it goes nowhere. */
export function placeForKey(
  connection: Connection,
  key: string,
  replaces: string | undefined,
  readKey: (id: string) => string | undefined,
): Result<string> {
  const linked = linkedKeyIds(connection)
  if (linked.some((id) => id !== replaces && mayChange(connection, id) && readKey(id) === key)) {
    return fail('This key is stored already.')
  }
  if (replaces !== undefined && linked.includes(replaces) && mayChange(connection, replaces)) return ok(replaces)
  const free = ownKeyIds(connection).find((id) => readKey(id) === undefined)
  return free === undefined ? fail(`There can be ${mostKeys} keys; remove one first.`) : ok(free)
}

/** Where in the keychain a key is that is to be removed. */
export function placeOfStoredKey(connection: Connection, keyId: string): Result<string> {
  if (!linkedKeyIds(connection).includes(keyId)) return fail('This key is not stored any more.')
  return mayChange(connection, keyId)
    ? ok(keyId)
    : fail('SMALL uses the key of BIG; remove it there, or enter one for SMALL.')
}

/** SMALL leaves BIG's keys alone. A fallback may change what a tier left behind: no other place would show it. */
function mayChange(connection: Connection, keyId: string): boolean {
  return !isTier(connection.id) || ownKeyIds(connection).includes(keyId)
}

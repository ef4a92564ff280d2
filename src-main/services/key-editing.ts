import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
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
    return failWith('failure.keyThere', {})
  }
  if (replaces !== undefined && linked.includes(replaces) && mayChange(connection, replaces)) return ok(replaces)
  const free = ownKeyIds(connection).find((id) => readKey(id) === undefined)
  return free === undefined ? failWith('failure.tooManyKeys', { number: String(mostKeys) }) : ok(free)
}

/** Where in the keychain a key is that is to be removed. */
export function placeOfStoredKey(connection: Connection, keyId: string): Result<string> {
  if (!linkedKeyIds(connection).includes(keyId)) return failWith('failure.keyGone', {})
  return mayChange(connection, keyId) ? ok(keyId) : failWith('failure.keyIsBigs', {})
}

/** SMALL leaves BIG's keys alone. A fallback may change what a tier left behind: no other place would show it. */
function mayChange(connection: Connection, keyId: string): boolean {
  return !isTier(connection.id) || ownKeyIds(connection).includes(keyId)
}

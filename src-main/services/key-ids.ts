import { tiers, type Connection, type Settings, type Tier } from '../../shared/settings.ts'

/** How many keys a connection can have. */
export const mostKeys = 8

/**
 * The ids under which a connection's keys are kept, in the order of use. They name provider and host, so that no key
 * follows its tier to another vendor: after a change of either, keys count as missing until one is entered for the new
 * place, and are there again on the way back.
 */
export function ownKeyIds(connection: Connection): readonly string[] {
  return keyIdsAt(isTier(connection.id) ? connection.id : 'fallback', connection)
}

/**
 * Settings whose connections refer to the keys that exist: their own; for another tier without any those that BIG has
 * for the same provider at the same place; for a fallback also those that any tier was ever given for its place.
 */
export function linkKeys(settings: Settings, hasKey: (id: string) => boolean): Settings {
  return {
    ...settings,
    connections: settings.connections.map((connection) => ({
      ...connection,
      keys: keyIdsFor(settings, connection, hasKey).map((id) => ({ store: 'keychain', id })),
    })),
  }
}

/** The ids of the keys that a connection refers to. */
export function linkedKeyIds({ keys }: Connection): readonly string[] {
  return keys.flatMap((key) => (key.store === 'keychain' ? [key.id] : []))
}

/** Whether a key for one opens the other: the same provider, at the same host. */
export function isSamePlace(one: Connection, other: Connection): boolean {
  return placeOf(one) === placeOf(other)
}

export function isTier(id: string): id is Tier {
  return tiers.some((tier) => tier === id)
}

function keyIdsFor(settings: Settings, connection: Connection, hasKey: (id: string) => boolean): readonly string[] {
  const own = ownKeyIds(connection).filter(hasKey)
  if (!isTier(connection.id)) return [...own, ...tiers.flatMap((tier) => keyIdsAt(tier, connection)).filter(hasKey)]
  if (own.length > 0 || connection.id === 'big') return own
  const big = settings.connections.find(({ id }) => id === 'big')
  return big !== undefined && isSamePlace(big, connection) ? ownKeyIds(big).filter(hasKey) : []
}

/** The first has no number: there was only one once. */
function keyIdsAt(owner: Tier | 'fallback', connection: Connection): readonly string[] {
  const first = `${owner} ${placeOf(connection)}`
  return Array.from({ length: mostKeys }, (_, index) => (index === 0 ? first : `${first} #${index + 1}`))
}

function placeOf({ provider, baseUrl }: Connection): string {
  return provider + (baseUrl === undefined ? '' : ` ${new URL(baseUrl).origin}`)
}

import { isLoopbackUrl } from '../../shared/base-url.ts'
import type { CallRequest } from '../../shared/ipc.ts'
import { findProvider, type Provider } from '../../shared/providers/index.ts'
import { sendsKey } from '../../shared/providers/sends-key.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { tiers, type Connection, type Settings, type Tier } from '../../shared/settings.ts'
import { readAddress, type Address } from '../config/endpoint.ts'

/** The window edits one connection a tier; it carries the tier's name. */
export function connectionOf(settings: Settings, tier: Tier): Connection | undefined {
  return settings.connections.find((connection) => connection.id === tier)
}

/**
 * The id under which a tier's key is kept. It names provider and host, so that a key never follows its tier to another
 * vendor: after a change of either, the key counts as missing until one is entered for the new place.
 */
export function keyIdOf(connection: Connection): string {
  return `${connection.id} ${placeOf(connection)}`
}

/** Settings with this route in place, or the sentence that says what is wrong with it. */
export function saveRoute(settings: Settings, edit: CallRequest<'route.save'>): Result<Settings> {
  const provider = findProvider(edit.provider)
  if (provider === undefined) return fail(`FreeCC does not know the provider "${edit.provider}".`)
  const model = edit.model.trim()
  if (model === '') return fail('The model is missing; enter its name as the provider spells it.')

  const address = edit.baseUrl.trim() === '' ? ok({}) : addressOf(settings, edit, provider)
  if (!address.ok) return address
  const connection: Connection = { id: edit.tier, provider: provider.id, ...address.value, keys: [] }
  return ok({
    ...settings,
    connections: [...settings.connections.filter(({ id }) => id !== edit.tier), connection],
    routes: { ...settings.routes, [edit.tier]: [{ connection: edit.tier, model }] },
  })
}

/** The window shows the base URL alone; where that comes back as it was, the format that was entered with it stays. */
function addressOf(settings: Settings, edit: CallRequest<'route.save'>, provider: Provider): Result<Address> {
  const { provider: id, baseUrl, wireFormat } = connectionOf(settings, edit.tier) ?? {}
  const isUnchanged = id === provider.id && baseUrl === edit.baseUrl
  const address = isUnchanged ? ok({ baseUrl, ...(wireFormat && { wireFormat }) }) : readAddress(edit.baseUrl, provider)
  if (address.ok && address.value.baseUrl !== undefined && leadsBackHere(address.value.baseUrl, settings)) {
    return fail("The base URL is FreeCC's own address; enter the address of the provider.")
  }
  return address
}

/**
 * Settings whose connections refer to the keys that exist: a tier's own, or for SMALL the one that BIG has for the same
 * provider at the same place.
 */
export function linkKeys(settings: Settings, hasKey: (id: string) => boolean): Settings {
  return {
    ...settings,
    connections: settings.connections.map((connection) => {
      if (!isTier(connection.id)) return connection
      const id = keyIdsFor(settings, connection).find(hasKey)
      return { ...connection, keys: id === undefined ? [] : [{ store: 'keychain', id }] }
    }),
  }
}

/**
 * Settings as the proxy takes them: a connection to a provider's own address also serves `provider/model` names, which
 * look for the connection that has the provider's id; BIG's goes before SMALL's.
 */
export function withGlobalConnections(settings: Settings): Settings {
  const connections = new Map(settings.connections.map((connection) => [connection.id, connection]))
  for (const tier of tiers) {
    const connection = connections.get(tier)
    if (connection === undefined || connection.baseUrl !== undefined || connections.has(connection.provider)) continue
    connections.set(connection.provider, { ...connection, id: connection.provider })
  }
  return { ...settings, connections: [...connections.values()] }
}

/** Whether a connection works without a key: a server on this machine, or a provider with another kind of login. */
export function needsNoKey(connection: Connection, provider: Provider): boolean {
  return (
    provider.isLocal ||
    !sendsKey(provider) ||
    provider.keyVariables.length === 0 ||
    (connection.baseUrl !== undefined && isLoopbackUrl(connection.baseUrl))
  )
}

function keyIdsFor(settings: Settings, connection: Connection): readonly string[] {
  const big = connectionOf(settings, 'big')
  const inherits = big !== undefined && connection.id === 'small' && placeOf(big) === placeOf(connection)
  return inherits ? [keyIdOf(connection), keyIdOf(big)] : [keyIdOf(connection)]
}

function placeOf(connection: Connection): string {
  const host = connection.baseUrl === undefined ? '' : ` ${new URL(connection.baseUrl).origin}`
  return connection.provider + host
}

function leadsBackHere(baseUrl: string, settings: Settings): boolean {
  const { port, protocol } = new URL(baseUrl)
  const effectivePort = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
  return isLoopbackUrl(baseUrl) && effectivePort === settings.proxy.port
}

function isTier(id: string): id is Tier {
  return tiers.some((tier) => tier === id)
}

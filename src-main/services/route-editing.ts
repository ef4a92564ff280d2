import { isLocalPort, isLoopbackUrl } from '../../shared/base-url.ts'
import type { CallRequest, Destination } from '../../shared/ipc.ts'
import { nearestNames } from '../../shared/nearest-name.ts'
import { findProvider, providers, type Provider } from '../../shared/providers/index.ts'
import { sendsKey } from '../../shared/providers/sends-key.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import { tiers, type Connection, type RouteTarget, type Settings, type Tier } from '../../shared/settings.ts'
import type { OptionalTier } from '../../shared/tiers.ts'
import { readAddress, type Address } from '../config/endpoint.ts'
import { isTier } from './key-ids.ts'
import { connectionDetails, keptDetails, targetDetails } from './route-details.ts'

/** The window edits one connection a tier; it carries the tier's name. */
export function connectionOf(settings: Settings, tier: Tier): Connection | undefined {
  return settings.connections.find((connection) => connection.id === tier)
}

/** Settings with this route in place, or the sentence that says what is wrong with it. */
export function saveRoute(settings: Settings, edit: CallRequest<'route.save'>): Result<Settings> {
  const destination = readDestination(settings, edit, connectionOf(settings, edit.tier))
  if (!destination.ok) return destination
  const { provider, address, model } = destination.value
  const details = edit.details ?? keptDetails(settings, edit)
  const connection: Connection = {
    id: edit.tier,
    provider: provider.id,
    ...address,
    keys: [],
    ...connectionDetails(provider, details),
  }
  const connections = [...settings.connections.filter(({ id }) => id !== edit.tier), connection]
  const main = { connection: edit.tier, model, ...targetDetails(details) }
  // What becomes the first choice is no fallback any more.
  const fallbacks = settings.routes[edit.tier].slice(1).filter((target) => !isSameTarget(connections, main, target))
  return ok(
    withoutUnusedConnections({
      ...settings,
      connections,
      routes: { ...settings.routes, [edit.tier]: [main, ...fallbacks] },
    }),
  )
}

/** Settings in which BIG answers for this tier. */
export function removeRoute(settings: Settings, tier: OptionalTier): Settings {
  return withoutUnusedConnections({
    ...settings,
    connections: settings.connections.filter(({ id }) => id !== tier),
    routes: { ...settings.routes, [tier]: [] },
  })
}

interface CheckedDestination {
  readonly provider: Provider
  readonly address: Address
  readonly model: string
}

/**
 * What was entered, checked. `known` is the connection that was there before: the window shows its base URL alone, so
 * where that comes back as it was, the format that was entered with it stays.
 */
export function readDestination(
  settings: Settings,
  edit: Destination,
  known: Connection | undefined,
): Result<CheckedDestination> {
  const provider = findProvider(edit.provider)
  if (provider === undefined) {
    const [nearest] = nearestNames(
      edit.provider,
      providers.map(({ id }) => id),
    )
    return failWith('failure.unknownProvider', { provider: edit.provider, nearest: nearest ?? 'openai' })
  }
  const model = edit.model.trim()
  if (model === '') return failWith('failure.noModel', {})
  if (edit.baseUrl.trim() === '') return ok({ provider, address: {}, model })

  const isUnchanged = known?.provider === provider.id && known.baseUrl === edit.baseUrl
  const address: Result<Address> = isUnchanged
    ? ok({
        baseUrl: known.baseUrl,
        ...(known.wireFormat && { wireFormat: known.wireFormat }),
        ...(known.azure && { azure: known.azure }),
      })
    : readAddress(edit.baseUrl, provider)
  if (!address.ok) return address
  if (address.value.baseUrl !== undefined && leadsBackHere(address.value.baseUrl, settings)) {
    return failWith('failure.ownAddress', {})
  }
  return ok({ provider, address: address.value, model })
}

/** Whether both ask the same model at the same address, be it over two connections. */
export function isSameTarget(connections: readonly Connection[], one: RouteTarget, other: RouteTarget): boolean {
  const find = (target: RouteTarget) => connections.find(({ id }) => id === target.connection)
  const [first, second] = [find(one), find(other)]
  return one.model === other.model && first?.provider === second?.provider && first?.baseUrl === second?.baseUrl
}

/** Settings without the connections that only a fallback used that is gone. Their keys are kept for its return. */
export function withoutUnusedConnections(settings: Settings): Settings {
  const used = new Set(tiers.flatMap((tier) => settings.routes[tier].map(({ connection }) => connection)))
  return { ...settings, connections: settings.connections.filter(({ id }) => isTier(id) || used.has(id)) }
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

/** Whether the proxy would send to itself, and so on until something breaks. */
export function leadsBackHere(baseUrl: string, { proxy }: Settings): boolean {
  return isLocalPort(baseUrl, proxy.port)
}

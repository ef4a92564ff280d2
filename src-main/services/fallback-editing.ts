import type { CallRequest } from '../../shared/ipc.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Connection, RouteTarget, Settings } from '../../shared/settings.ts'
import { connectionDetails, targetDetails } from './route-details.ts'
import { isSameTarget, readDestination, withoutUnusedConnections } from './route-editing.ts'

/** Settings with these fallbacks behind a tier's model, or the sentence that says what is wrong with them. */
export function saveFallbacks(settings: Settings, edit: CallRequest<'fallbacks.save'>): Result<Settings> {
  const [main] = settings.routes[edit.tier]
  if (main === undefined) return failWith('failure.noRoute', {})

  const connections = new Map(settings.connections.map((connection) => [connection.id, connection]))
  const targets: RouteTarget[] = [main]
  for (const { details = {}, ...fallback } of edit.fallbacks) {
    const known = [...connections.values()].find(
      ({ provider, baseUrl = '' }) => provider === fallback.provider && baseUrl === fallback.baseUrl,
    )
    const destination = readDestination(settings, fallback, known)
    if (!destination.ok) return destination
    const { provider, address, model } = destination.value
    const connection: Connection = {
      id: fallbackConnectionId(provider.id, address.baseUrl),
      provider: provider.id,
      ...address,
      keys: [],
      ...connectionDetails(provider, details),
    }
    connections.set(connection.id, connection)
    const target = { connection: connection.id, model, ...targetDetails(details) }
    const isThere = targets.some((other) => isSameTarget([...connections.values()], other, target))
    if (isThere)
      return failWith('failure.fallbackThere', { tier: edit.tier.toUpperCase(), model, provider: provider.name })
    targets.push(target)
  }
  return ok(
    withoutUnusedConnections({
      ...settings,
      connections: [...connections.values()],
      routes: { ...settings.routes, [edit.tier]: targets },
    }),
  )
}

/** At its own address, a provider's connection is its global one and serves `provider/model` names as well. */
export function fallbackConnectionId(provider: string, baseUrl: string | undefined): string {
  return baseUrl === undefined ? provider : `${provider} ${baseUrl}`
}

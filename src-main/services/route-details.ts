import type { CallRequest, RouteDetails } from '../../shared/ipc.ts'
import type { Provider } from '../../shared/providers/index.ts'
import type { Connection, RouteTarget, Settings } from '../../shared/settings.ts'

/** What is set of a target beyond its destination: some of it belongs to the connection, the rest to the model. */
export function detailsOf({ api, baseModel, overrides }: RouteTarget, { google }: Connection): RouteDetails {
  return {
    ...(api !== undefined && { api }),
    ...(baseModel !== undefined && { baseModel }),
    ...(overrides !== undefined && { overrides }),
    ...(google !== undefined && { google }),
  }
}

/**
 * What stays when a tier is only pointed at another model: everything at the same provider, but for what says which model
 * it is.
 */
export function keptDetails(settings: Settings, edit: CallRequest<'route.save'>): RouteDetails {
  const [target] = settings.routes[edit.tier]
  const connection = settings.connections.find(({ id }) => id === target?.connection)
  if (target === undefined || connection?.provider !== edit.provider) return {}
  const { baseModel, ...others } = detailsOf(target, connection)
  return baseModel === undefined || target.model !== edit.model.trim() ? others : { ...others, baseModel }
}

/** The details that the connection holds. */
export function connectionDetails(provider: Provider, { google }: RouteDetails): Pick<Connection, 'google'> {
  return google !== undefined && provider.signIn === 'google-cloud' ? { google } : {}
}

/** The details that the target holds; what says nothing is left out. */
export function targetDetails({
  api,
  baseModel,
  overrides = {},
}: RouteDetails): Omit<RouteTarget, 'connection' | 'model'> {
  return {
    ...(api !== undefined && api !== 'auto' && { api }),
    ...(baseModel !== undefined && { baseModel }),
    ...(Object.keys(overrides).length > 0 && { overrides }),
  }
}

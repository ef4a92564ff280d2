import { maskSecret } from '../../shared/mask-secret.ts'
import { findProvider } from '../../shared/providers/index.ts'
import { tiers, type Connection, type Settings } from '../../shared/settings.ts'
import type { LoadedSettings } from '../config/load-settings.ts'
import { buildRoutingTable, type RouteOption } from '../proxy/routing/routing-table.ts'

/** What was understood of the settings, for people to check: one line each, keys masked. */
export function describeSettings(loaded: LoadedSettings, workingDirectory: string): readonly string[] {
  const { settings, file } = loaded
  const { tiers: routes } = buildRoutingTable(settings, loaded)
  return [
    `Settings: ${file === null ? `the environment (there is no .env in ${workingDirectory})` : `${file} and the environment`}`,
    ...tiers.flatMap((tier) => routes[tier].map((option, place) => describeTarget(tier, place, option, settings))),
    ...describeGlobals(loaded),
    describeLogging(settings.logging),
  ]
}

/** What a tier uses at this place of its route, or what keeps it from being used. All but the first are fallbacks. */
export function describeTarget(tier: string, place: number, option: RouteOption, settings: Settings): string {
  const label = (place === 0 ? tier.toUpperCase() : 'then').padEnd(5)
  if (!option.usable) return `${label} ${option.provider}/${option.model} cannot be used: ${option.problem}`
  const { upstream, model } = option
  const { keys } = upstream
  const connection = settings.connections.find(({ id }) => id === upstream.connection)
  const masked = `${keyName(connection)} ${keys.map(maskSecret).join(', ')}`
  const how =
    upstream.credentials !== undefined
      ? 'signed in to when it is asked'
      : keys.length === 0
        ? 'no key needed'
        : `${keys.length === 1 ? 'key' : 'keys'} ${masked}`
  return `${label} ${upstream.provider.id}/${model} at ${upstream.baseUrl}, ${how}`
}

/** The variable that a connection's keys come from. */
export function keyName(connection: Connection | undefined): string {
  const reference = connection?.keys[0]
  return reference?.store === 'environment' ? reference.variable : ''
}

/** The providers that `provider/model` names can reach. */
function describeGlobals(loaded: LoadedSettings): readonly string[] {
  const { settings } = loaded
  const { direct } = buildRoutingTable(settings, loaded)
  const names = settings.connections.flatMap(({ id }) => {
    const provider = findProvider(id)
    return provider !== undefined && direct(provider, '…').usable ? [`${provider.id}/…`] : []
  })
  return names.length === 0 ? [] : [`By name: ${names.join(', ')}`]
}

function describeLogging({ consoleLevel, fileLevel, requestBodies, responseBodies }: Settings['logging']): string {
  const bodies = [...(requestBodies ? ['requests'] : []), ...(responseBodies ? ['answers'] : [])]
  const what = bodies.length === 0 ? '' : `, with the text of ${bodies.join(' and ')}`
  return `Log: claude-proxy.log from ${fileLevel}${what}; here from ${consoleLevel}`
}

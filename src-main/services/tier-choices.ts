import type { Destination, TierChoice } from '../../shared/ipc.ts'
import type { ModelChoice } from '../../shared/model-list.ts'
import { findProvider } from '../../shared/providers/index.ts'
import type { Settings, Tier } from '../../shared/settings.ts'
import { linkKeys } from './key-ids.ts'
import { connectionOf, needsNoKey, saveRoute } from './route-editing.ts'

/** A menu with more would be no quick choice any more. */
const mostChoices = 10

/** What a tier can be switched to: the model that it has, then favourites, then recent choices, each once. */
export function tierChoices(settings: Settings, tier: Tier, hasKey: (id: string) => boolean): readonly TierChoice[] {
  const { favourites, recent } = settings.models
  const current = currentChoice(settings, tier)
  const choices = [...(current === null ? [] : [current]), ...favourites, ...recent]
  const unique = new Map(choices.map((choice) => [nameOf(choice), choice]))
  return [...unique.values()].slice(0, mostChoices).map(({ provider, model }): TierChoice => {
    const destination = { provider, model, baseUrl: baseUrlFor(settings, tier, provider) }
    const isCurrent = current !== null && nameOf(current) === nameOf(destination)
    return { ...destination, isCurrent, isReady: isCurrent || isReady(settings, tier, destination, hasKey) }
  })
}

function currentChoice(settings: Settings, tier: Tier): ModelChoice | null {
  const provider = connectionOf(settings, tier)?.provider
  const model = settings.routes[tier][0]?.model
  return provider === undefined || model === undefined ? null : { provider, model }
}

function nameOf({ provider, model }: ModelChoice): string {
  return `${provider} ${model}`
}

/** Choices are kept without an address: it is that which the provider is used at already, at best by the same tier. */
function baseUrlFor({ connections }: Settings, tier: Tier, provider: string): string {
  const ofProvider = connections.filter((connection) => connection.provider === provider)
  const known = ofProvider.find(({ id }) => id === tier) ?? ofProvider[0]
  return known?.baseUrl ?? ''
}

function isReady(settings: Settings, tier: Tier, destination: Destination, hasKey: (id: string) => boolean): boolean {
  const next = saveRoute(settings, { tier, ...destination })
  const provider = findProvider(destination.provider)
  if (!next.ok || provider === undefined) return false
  const connection = connectionOf(linkKeys(next.value, hasKey), tier)
  return connection !== undefined && (connection.keys.length > 0 || needsNoKey(connection, provider))
}

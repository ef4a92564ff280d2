import { nearestNames } from '../../../shared/nearest-name.ts'
import { findProvider, providers, type Provider } from '../../../shared/providers/index.ts'
import type { Tier } from '../../../shared/settings.ts'
import type { RouteOption, RoutingTable } from './routing-table.ts'

/** Where a request goes, and the rule that said so, for the log. */
export interface Route {
  readonly tier: Tier | 'direct'
  readonly reason: string
  /** In order; the first is tried first. */
  readonly options: readonly RouteOption[]
}

const longestProvider = 40

/**
 * Chooses the route for a model name. Case does not matter, and the `[1m]` suffix of large windows is no part of a name
 * (edge cases 287 and 288). In this order:
 *
 * 1. a known provider before a slash, with that provider's global key and base URL;
 * 2. `haiku` anywhere → SMALL;
 * 3. `sonnet`, `opus` or `fable` anywhere, or `claude-` at the start → BIG;
 * 4. `freecc-big` and `freecc-small` by name;
 * 5. everything else → Anthropic, as the name may be one of theirs.
 */
export function routeModel(requested: string, table: RoutingTable): Route {
  const name = requested.trim().replace(/\[1m\]$/i, '')
  const lower = name.toLowerCase()

  const prefixed = splitProvider(name)
  if (prefixed !== null) {
    return direct(prefixed.provider, prefixed.model, `"${prefixed.provider.id}/" names the provider`, table)
  }
  if (/(^|-)freecc-small$/.test(lower)) return tier('small', 'freecc-small is SMALL', table)
  if (/(^|-)freecc-big$/.test(lower)) return tier('big', 'freecc-big is BIG', table)
  if (lower.includes('haiku')) return tier('small', 'haiku is SMALL', table)
  const family = ['sonnet', 'opus', 'fable'].find((word) => lower.includes(word))
  if (family !== undefined) return tier('big', `${family} is BIG`, table)
  if (lower.startsWith('claude-')) return tier('big', 'other Claude names are BIG', table)
  return toAnthropic(name, table)
}

/** The provider before the first slash, if the catalogue knows it. */
function splitProvider(name: string): { provider: Provider; model: string } | null {
  const slash = name.indexOf('/')
  if (slash < 1 || slash === name.length - 1) return null
  const provider = findProvider(name.slice(0, slash))
  return provider === undefined ? null : { provider, model: name.slice(slash + 1) }
}

function tier(which: Tier, reason: string, table: RoutingTable): Route {
  return { tier: which, reason, options: table.tiers[which] }
}

function direct(provider: Provider, model: string, reason: string, table: RoutingTable): Route {
  return { tier: 'direct', reason, options: [table.direct(provider, model)] }
}

function toAnthropic(name: string, table: RoutingTable): Route {
  const anthropic = findProvider('anthropic')
  if (anthropic === undefined) return { tier: 'direct', reason: 'no rule matches', options: [] }
  const option = table.direct(anthropic, name)
  const explained: RouteOption = option.usable
    ? option
    : {
        ...option,
        problem:
          `"${name}" is neither a Claude name nor "provider/model" with a provider FreeCC knows, so it would go to Anthropic, ` +
          `but ANTHROPIC_API_KEY is not set. Use a name such as claude-sonnet-…, freecc-big or ${example(name)}, or set that key.`,
      }
  return { tier: 'direct', reason: 'no rule matches, so Anthropic', options: [explained] }
}

/** A name of the right form: the same model at the nearest provider, if one was named. Comparing takes time with the length. */
function example(name: string): string {
  const slash = name.indexOf('/')
  if (slash < 1 || slash > longestProvider) return 'openai/gpt-4.1'
  const [nearest = 'openai'] = nearestNames(
    name.slice(0, slash),
    providers.map(({ id }) => id),
  )
  return nearest + name.slice(slash)
}

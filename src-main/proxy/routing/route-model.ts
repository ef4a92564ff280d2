import type { Failure } from '../../../shared/anthropic/errors.ts'
import { nearestNames } from '../../../shared/nearest-name.ts'
import { findProvider, providers, type Provider } from '../../../shared/providers/index.ts'
import { optionalTiers, tiers, type Tier } from '../../../shared/tiers.ts'
import type { RouteOption, RoutingTable } from './routing-table.ts'

/** Where a request goes, and the rule that said so, for the log. */
export interface Route {
  readonly tier: Tier | 'direct'
  readonly reason: string
  /** In order; the first is tried first. */
  readonly options: readonly RouteOption[]
  /** The user wants it answered with this, and no upstream asked. */
  readonly refusal?: Failure
}

const longestProvider = 40

/**
 * Chooses the route for a model name. Case does not matter, and the `[1m]` suffix of large windows is no part of a name
 * (edge cases 287 and 288). In this order:
 *
 * 1. a known provider before a slash, with that provider's global key and base URL;
 * 2. `freecc-big`, `freecc-small`, `freecc-opus` and `freecc-fable` by name;
 * 3. `haiku` anywhere → SMALL;
 * 4. `opus` or `fable` anywhere → the route of that name where there is one;
 * 5. `sonnet`, `opus` or `fable` anywhere, or `claude-` at the start → BIG;
 * 6. everything else → Anthropic, as the name may be one of theirs.
 */
export function routeModel(requested: string, table: RoutingTable): Route {
  const name = requested.trim().replace(/\[1m\]$/i, '')
  const lower = name.toLowerCase()

  const prefixed = splitProvider(name)
  if (prefixed !== null) {
    return direct(prefixed.provider, prefixed.model, `"${prefixed.provider.id}/" names the provider`, table)
  }
  const ownName = /(?:^|-)freecc-(.*)$/.exec(lower)?.[1]
  const named = tiers.find((name) => name === ownName)
  if (named !== undefined) return tier(named, `freecc-${named} is`, table)
  if (lower.includes('haiku')) return tier('small', 'haiku is', table)
  const family = [...optionalTiers, 'sonnet' as const].find((word) => lower.includes(word))
  if (family !== undefined) return tier(family === 'sonnet' ? 'big' : family, `${family} is`, table)
  if (lower.startsWith('claude-')) return tier('big', 'other Claude names are', table)
  return toAnthropic(name, table)
}

/** The provider before the first slash, if the catalogue knows it. */
function splitProvider(name: string): { provider: Provider; model: string } | null {
  const slash = name.indexOf('/')
  if (slash < 1 || slash === name.length - 1) return null
  const provider = findProvider(name.slice(0, slash))
  return provider === undefined ? null : { provider, model: name.slice(slash + 1) }
}

/** A tier without a route is BIG's, and so are its requests. `subject` begins the reason: `haiku is`. */
function tier(wanted: Tier, subject: string, { tiers: routes }: RoutingTable): Route {
  const used = routes[wanted].length > 0 ? wanted : 'big'
  const followed = used === wanted ? '' : `, as ${wanted.toUpperCase()} has no route of its own`
  return { tier: used, reason: `${subject} ${used.toUpperCase()}${followed}`, options: routes[used] }
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

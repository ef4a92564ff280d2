import { setTimeout as sleep } from 'node:timers/promises'
import type { Failure } from '../../../shared/anthropic/errors.ts'
import { nearestNames } from '../../../shared/nearest-name.ts'
import type { Upstream } from '../routing/routing-table.ts'
import type { ModelLists } from './model-lists.ts'

/** How long a list may take, since the client waits for its error. In ms. */
const patience = 2_000
/** How long a list, or that there is none, is taken for current. In ms. */
const keptFor = 600_000
const mostSuggestions = 3
/** Comparing takes time with the length, and clients choose it. */
const longestName = 200

/**
 * A failure, with the nearest names of the provider's own list where it was asked for a model that it lacks (edge case
 * 254).
 */
export async function suggestModels(
  failure: Failure,
  lists: ModelLists,
  upstream: Upstream,
  model: string,
  key: string | null,
): Promise<Failure> {
  if (failure.type !== 'not_found_error' || model.length > longestName) return failure
  // What Azure lists could be deployed; the names of deployments are not among it.
  if (upstream.provider.isAzure) return failure
  const listed = await Promise.race([lists.of(upstream, model, key, keptFor), sleep(patience, [], { ref: false })])
  const names = listed.map(({ id }) => id)
  if (names.length === 0 || names.includes(model)) return failure
  const said = /[.!?]$/.test(failure.message) ? failure.message : `${failure.message}.`
  const nearest = nearestListed(model, names)
  return { ...failure, message: `${said} The nearest models that ${upstream.provider.name} lists: ${nearest}.` }
}

/** The few of a provider's models whose names are the most similar, with commas between them. */
export function nearestListed(model: string, names: readonly string[]): string {
  return nearestNames(model.slice(0, longestName), names).slice(0, mostSuggestions).join(', ')
}

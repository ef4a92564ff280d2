import type { Failure } from '../../../shared/anthropic/errors.ts'
import { nearestNames } from '../../../shared/nearest-name.ts'
import type { Upstream } from '../routing/routing-table.ts'
import { authenticationHeaders } from './authentication.ts'
import { modelsUrlOf } from './models-url.ts'

/** Knows which models a provider has, for when it is asked for one that it lacks (edge case 254). */
export interface ModelSuggestions {
  /** The failure, with the nearest names of the provider's list if it has one. */
  explain(failure: Failure, upstream: Upstream, model: string, key: string | null): Promise<Failure>
}

/** How long a list may take, since the client waits for its error. In ms. */
const patience = 2_000
/** How long a list, or that there is none, is taken for current. In ms. */
const keptFor = 600_000
const mostSuggestions = 3
/** Comparing takes time with the length, and clients choose it. */
const longestName = 200
const mostListBytes = 16 * 1024 * 1024

export function createModelSuggestions(now: () => number = Date.now): ModelSuggestions {
  const lists = new Map<string, { readonly at: number; readonly names: Promise<readonly string[]> }>()

  function namesOf(upstream: Upstream, key: string | null): Promise<readonly string[]> {
    const url = modelsUrlOf(upstream)
    if (url === null) return Promise.resolve([])
    const known = lists.get(url)
    if (known !== undefined && now() - known.at < keptFor) return known.names
    const names = fetchNames(url, authenticationHeaders(upstream, key))
    lists.set(url, { at: now(), names })
    return names
  }

  return {
    async explain(failure, upstream, model, key) {
      if (failure.type !== 'not_found_error' || model.length > longestName) return failure
      const names = await namesOf(upstream, key)
      if (names.length === 0 || names.includes(model)) return failure
      const nearest = nearestNames(model, names).slice(0, mostSuggestions).join(', ')
      return {
        ...failure,
        message: `${failure.message} The nearest models that ${upstream.provider.name} lists: ${nearest}.`,
      }
    },
  }
}

/** The ids of a list in OpenAI's or Anthropic's form; empty where there is none. Redirects are not followed. */
async function fetchNames(url: string, headers: Record<string, string>): Promise<readonly string[]> {
  try {
    const response = await fetch(url, {
      headers: { ...headers, 'anthropic-version': '2023-06-01' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    const isTooLong = Number(response.headers.get('content-length') ?? 0) > mostListBytes
    if (!response.ok || isTooLong) {
      await response.body?.cancel()
      return []
    }
    return readNames(await response.json())
  } catch {
    return []
  }
}

function readNames(body: unknown): readonly string[] {
  const list: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : body
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? [entry.id] : [],
  )
}

import type { DatedList } from '../../models/list-cache.ts'
import { fetchModelList } from '../../models/lists/fetch-model-list.ts'
import type { ListedModel } from '../../models/lists/read-model-list.ts'
import type { Upstream } from '../routing/routing-table.ts'
import { signIn } from './authentication.ts'
import { isLocal } from './is-local.ts'
import { isClaudeFormat } from '../../codecs/index.ts'
import { modelsUrlOf } from './models-url.ts'

/** The lists that upstreams have of their models: each is fetched once, for all who want to know. */
export interface ModelLists {
  /** A list that is not older than `maxAgeMs`, and when it came; null where there is none. Never rejects. */
  fetch(upstream: Upstream, model: string, key: string | null, maxAgeMs: number): Promise<DatedList | null>
  /** The models of a list that is not older than `maxAgeMs`; none where there is no list. Never rejects. */
  of(upstream: Upstream, model: string, key: string | null, maxAgeMs: number): Promise<readonly ListedModel[]>
  /** Sees to it that a current list is there soon. Costs the caller nothing. */
  refresh(upstream: Upstream, model: string, key: string | null): void
}

export interface ModelListsOptions {
  /** Hears of each list that has come. */
  readonly learn: (upstream: Upstream, models: readonly ListedModel[]) => void
  /** Whether lists may be fetched that nobody waits for. */
  readonly mayRefresh: () => boolean
  readonly now?: () => number
}

/** In ms. */
const patience = 10_000
/**
 * How long what is known is taken for current in the background, in ms. A local server may load a model anew, with
 * another window, at any request, and some tell no window before they have loaded it; where a list could not be had it may
 * be there soon.
 */
const keptFor = { hosted: 6 * 60 * 60_000, local: 60_000, notLoaded: 15_000, failed: 10 * 60_000 } as const

interface Fetched {
  readonly at: number
  readonly models: Promise<readonly ListedModel[] | null>
  /** In ms. */
  keptFor: number
}

export function createModelLists({ learn, mayRefresh, now = Date.now }: ModelListsOptions): ModelLists {
  const lists = new Map<string, Fetched>()

  function fetchAnew(upstream: Upstream, model: string, key: string | null): Fetched {
    const fetched: Fetched = { at: now(), models: fetchList(upstream, model, key), keptFor: Infinity }
    lists.set(keyOf(upstream), fetched)
    void fetched.models.then((models) => {
      fetched.keptFor = howLong(upstream, model, models)
      if (models !== null) learn(upstream, models)
    })
    return fetched
  }

  function isCurrent(fetched: Fetched | undefined, maxAgeMs: number): fetched is Fetched {
    return fetched !== undefined && now() - fetched.at < maxAgeMs
  }

  async function fetch(upstream: Upstream, model: string, key: string | null, maxAgeMs: number) {
    const known = lists.get(keyOf(upstream))
    const { at, models: coming } = isCurrent(known, maxAgeMs) ? known : fetchAnew(upstream, model, key)
    const models = await coming
    return models === null ? null : { at, models }
  }

  return {
    fetch,
    async of(...question) {
      return (await fetch(...question))?.models ?? []
    },
    refresh(upstream, model, key) {
      // A Claude host's models are Claude Code's own, and its requests pass as they are.
      if (isClaudeFormat(upstream.wireFormat) || !mayRefresh()) return
      const known = lists.get(keyOf(upstream))
      if (!isCurrent(known, known?.keptFor ?? 0)) fetchAnew(upstream, model, key)
    },
  }
}

function howLong(upstream: Upstream, model: string, models: readonly ListedModel[] | null): number {
  if (!isLocal(upstream)) return models === null ? keptFor.failed : keptFor.hosted
  const isLoaded = models?.some(({ id, info }) => id === model && info.contextWindow !== undefined)
  return isLoaded === true ? keptFor.local : keptFor.notLoaded
}

/** What an upstream lists now; null where that cannot be had in time. Never rejects. */
export async function fetchList(
  upstream: Upstream,
  model: string,
  key: string | null,
  patienceMs = patience,
): Promise<readonly ListedModel[] | null> {
  try {
    const { baseUrl, headers } = await signIn(upstream, key)
    return await fetchModelList({
      url: modelsUrlOf({ ...upstream, baseUrl }),
      localOrigin: isLocal(upstream) ? new URL(upstream.baseUrl).origin : null,
      headers: { ...headers, 'anthropic-version': '2023-06-01' },
      models: [model],
      patience: patienceMs,
    })
  } catch {
    // Whatever keeps from signing in is told when a request is made.
    return null
  }
}

function keyOf({ provider, baseUrl }: Upstream): string {
  return `${provider.id} ${baseUrl}`
}

import type { CallRequest } from '../../../shared/ipc.ts'
import type { ModelListing } from '../../../shared/model-list.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { DatedList, ListCache } from '../../models/list-cache.ts'
import type { ModelKnowledge } from '../../models/model-knowledge.ts'
import type { ProxyConfig } from '../../proxy/proxy.ts'
import { buildRoutingTable, type RouteOption } from '../../proxy/routing/routing-table.ts'
import type { ModelLists } from '../../proxy/upstream/model-lists.ts'
import type { Candidate } from '../candidate-config.ts'
import { mergeModels } from './merge-models.ts'

export interface ModelListingsOptions {
  /** The configuration that a candidate alone would make. */
  readonly tryOut: (candidate: Candidate) => Result<ProxyConfig>
  /** The lists that the proxy has as well. */
  readonly lists: Pick<ModelLists, 'fetch'>
  readonly models: Pick<ModelKnowledge, 'find' | 'list'>
  readonly cache: ListCache
}

export type ModelListings = ReturnType<typeof createModelListings>

/** A list is taken for current for this long unless a fresh one is asked for, in ms. */
const keptFor = 10 * 60_000

/** The address decides where models are listed, not the model; while none is chosen any name will do. */
const anyModel = 'any'

/** What can be chosen: the provider's own list, or the last one that came from there, and what the catalogue adds. */
export function createModelListings({ tryOut, lists, models, cache }: ModelListingsOptions) {
  async function fetchList(option: RouteOption, place: string, isFresh: boolean): Promise<DatedList | null> {
    if (!option.usable) return null
    const { upstream, model } = option
    const fetched = await lists.fetch(upstream, model, upstream.keys[0] ?? null, isFresh ? 0 : keptFor)
    if (fetched !== null) void cache.write(place, fetched)
    return fetched
  }

  return async function list({ isFresh, ...asked }: CallRequest<'models.list'>): Promise<Result<ModelListing>> {
    const config = tryOut({ ...asked, model: asked.model.trim() || anyModel })
    if (!config.ok) return config
    const [option] = buildRoutingTable(config.value.settings, config.value).tiers.big
    const place = `${asked.provider} ${asked.baseUrl.trim()}`
    const fetched = option === undefined ? null : await fetchList(option, place, isFresh)
    const known = fetched ?? (await cache.read(place))
    const provider = findProvider(asked.provider)
    const host = option?.usable
      ? option.upstream
      : { provider: { id: asked.provider, isLocal: provider?.isLocal ?? false }, baseUrl: asked.baseUrl.trim() }
    return ok({
      models: mergeModels({
        listed: known?.models ?? [],
        catalogue: models.list(asked.provider),
        find: (id) => models.find(host, id),
      }),
      listedAt: known?.at ?? null,
      hasFailed: fetched === null,
    })
  }
}

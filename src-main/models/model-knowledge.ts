import type { ModelInfo } from '../../shared/model-info.ts'
import type { Provider } from '../../shared/providers/index.ts'
import { catalogueIdsOf } from './catalogue-ids.ts'
import { readCachedCatalogue, type CatalogueSource } from './catalogue-cache.ts'
import { mergeCatalogues, parseCatalogue, type Catalogue } from './catalogue-text.ts'
import { createFindModel, findListed } from './find-model.ts'
import type { ListedModel } from './lists/read-model-list.ts'

/** Where a model is asked for. */
export interface ModelHost {
  readonly provider: Pick<Provider, 'id' | 'isLocal'>
  /** Without a trailing slash. */
  readonly baseUrl: string
}

/** What is known of a host's model; undefined where nothing is. */
export type ModelInfoOf = (host: ModelHost, model: string) => ModelInfo | undefined

export interface ModelKnowledge {
  readonly find: ModelInfoOf
  /** The models that the catalogue has of a provider, by FreeCC's id. */
  list(provider: string): readonly ListedModel[]
  /** Another number whenever more is known than before. */
  revision(): number
  /** Takes a catalogue that is newer than the one that comes with FreeCC. */
  readonly update: (newer: Catalogue) => void
  /** Takes what a host says of its own models, in place of what it said before. */
  learn(host: ModelHost, models: readonly ListedModel[]): void
}

/**
 * What the catalogue that comes with FreeCC says of models, and the newer one on the disk if there is one. It is read
 * now, so call this before requests come.
 */
export async function loadModelKnowledge(source?: CatalogueSource): Promise<ModelKnowledge> {
  const [{ snapshot }, cached] = await Promise.all([
    import('./snapshot.ts'),
    source === undefined ? null : readCachedCatalogue(source),
  ])
  const knowledge = createModelKnowledge(parseCatalogue(snapshot))
  if (cached?.catalogue != null) knowledge.update(cached.catalogue)
  return knowledge
}

/**
 * What is known of models: a host's own word, and where it has none the catalogue's. The host enforces the limits that
 * it states, at its own price; a catalogue is a copy that can be old or of another host.
 */
export function createModelKnowledge(catalogue: Catalogue): ModelKnowledge {
  let current = catalogue
  let findInCatalogue = createFindModel(current)
  let revision = 0
  const listed = new Map<string, (model: string) => ModelInfo | undefined>()
  return {
    find(host, model) {
      const known = findInCatalogue(host.provider.id, model)
      const fromCatalogue = known !== undefined && host.provider.isLocal ? withoutLimits(known) : known
      const own = listed.get(hostKey(host))?.(model)
      return own === undefined ? fromCatalogue : { ...fromCatalogue, ...own }
    },
    list(provider) {
      const models = catalogueIdsOf(provider).flatMap((id) => current.get(id) ?? [])[0]
      return [...(models ?? [])].map(([id, info]) => ({ id, info }))
    },
    revision: () => revision,
    update(newer) {
      current = mergeCatalogues(catalogue, newer)
      findInCatalogue = createFindModel(current)
      revision += 1
    },
    learn(host, models) {
      listed.set(hostKey(host), findListed(new Map(models.map(({ id, info }) => [id, info]))))
      revision += 1
    },
  }
}

function hostKey({ provider, baseUrl }: ModelHost): string {
  return `${provider.id} ${baseUrl}`
}

/** On the user's own server a model has the window that it was started with, and costs nothing (edge case 157). */
function withoutLimits({ images, tools, reasoning }: ModelInfo): ModelInfo {
  return {
    ...(images === undefined ? {} : { images }),
    ...(tools === undefined ? {} : { tools }),
    ...(reasoning === undefined ? {} : { reasoning }),
  }
}

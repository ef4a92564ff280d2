import type { ModelInfo } from '../../shared/model-info.ts'
import type { Provider } from '../../shared/providers/index.ts'
import { parseCatalogue, type Catalogue } from './catalogue-text.ts'
import { createFindModel } from './find-model.ts'

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
  /** Takes a newer catalogue. */
  update(catalogue: Catalogue): void
}

/** What the catalogue that comes with FreeCC says of models. It is read now, so call this before requests come. */
export async function loadModelKnowledge(): Promise<ModelKnowledge> {
  const { snapshot } = await import('./snapshot.ts')
  return createModelKnowledge(parseCatalogue(snapshot))
}

/** What a catalogue says of models, whose hosts may say it better of their own. */
export function createModelKnowledge(catalogue: Catalogue): ModelKnowledge {
  let findInCatalogue = createFindModel(catalogue)
  return {
    find({ provider }, model) {
      const known = findInCatalogue(provider.id, model)
      return known !== undefined && provider.isLocal ? withoutLimits(known) : known
    },
    update(newer) {
      findInCatalogue = createFindModel(newer)
    },
  }
}

/** On the user's own server a model has the window that it was started with, and costs nothing (edge case 157). */
function withoutLimits({ images, tools, reasoning }: ModelInfo): ModelInfo {
  return {
    ...(images === undefined ? {} : { images }),
    ...(tools === undefined ? {} : { tools }),
    ...(reasoning === undefined ? {} : { reasoning }),
  }
}

import type { ModelInfo } from '../../../shared/model-info.ts'
import type { ModelEntry } from '../../../shared/model-list.ts'
import type { ListedModel } from '../../models/lists/read-model-list.ts'

export interface ModelSources {
  /** The provider's own list; empty where there is none. */
  readonly listed: readonly ListedModel[]
  /** What the catalogue has of the provider. */
  readonly catalogue: readonly ListedModel[]
  /** All that is known of a model. */
  readonly find: (id: string) => ModelInfo | undefined
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/**
 * The models of the list with all that is known of them, and behind them what the catalogue has beyond it. Those of which
 * nothing is known go last in each part: providers list voices, embeddings and filters as well.
 */
export function mergeModels({ listed, catalogue, find }: ModelSources): readonly ModelEntry[] {
  const ids = new Set(listed.map(({ id }) => id))
  const own = listed.map(({ id, info }): ModelEntry => ({ id, info: { ...find(id), ...info }, isListed: true }))
  const others = catalogue
    .filter(({ id }) => !ids.has(id))
    .map(({ id, info }): ModelEntry => ({ id, info, isListed: false }))
  return [...inOrder(own), ...inOrder(others)]
}

function inOrder(models: readonly ModelEntry[]): readonly ModelEntry[] {
  return models.toSorted(
    (one, other) => Number(isUnknown(one)) - Number(isUnknown(other)) || byName.compare(one.id, other.id),
  )
}

function isUnknown({ info }: ModelEntry): boolean {
  return info.contextWindow === undefined && info.tools === undefined
}

import type { ModelInfo } from '../../shared/model-info.ts'
import { catalogueIdsOf } from './catalogue-ids.ts'
import type { Catalogue } from './catalogue-text.ts'
import { modelKeys } from './model-keys.ts'

/** Looks up what is known of a provider's model; the provider by FreeCC's id. */
export type FindModel = (provider: string, model: string) => ModelInfo | undefined

/**
 * Makes the lookup. A provider's own entry counts. Where it has none, the model is known from others: the window and
 * output limit that most hosts of it name, and of two as common the smaller, which errs towards compacting early. Prices
 * are each host's own, so none is taken over.
 */
export function createFindModel(catalogue: Catalogue): FindModel {
  const byProvider = new Map([...catalogue].map(([provider, models]) => [provider, indexModels(models)]))
  const anywhere = new Map<string, ModelInfo[]>()
  for (const models of byProvider.values()) {
    for (const [key, info] of models) {
      const infos = anywhere.get(key)
      if (infos === undefined) anywhere.set(key, [info])
      else infos.push(info)
    }
  }
  return (provider, model) => {
    const keys = modelKeys(model)
    for (const id of catalogueIdsOf(provider)) {
      const models = byProvider.get(id)
      const found = keys.map((key) => models?.get(key)).find((info) => info !== undefined)
      if (found !== undefined) return found
    }
    const hosted = keys.map((key) => anywhere.get(key)).find((infos) => infos !== undefined)
    return hosted === undefined ? undefined : agree(hosted)
  }
}

/** Finds what a list says of a model. */
export function findListed(models: ReadonlyMap<string, ModelInfo>): (model: string) => ModelInfo | undefined {
  const index = indexModels(models)
  return (model) =>
    modelKeys(model)
      .map((key) => index.get(key))
      .find((info) => info !== undefined)
}

/** Models by all their names; a more exact name is never taken by another model's less exact one. */
function indexModels(models: ReadonlyMap<string, ModelInfo>): ReadonlyMap<string, ModelInfo> {
  const index = new Map<string, ModelInfo>()
  const entries = [...models].map(([name, info]) => ({ keys: modelKeys(name), info }))
  const most = Math.max(0, ...entries.map(({ keys }) => keys.length))
  for (let exactness = 0; exactness < most; exactness++) {
    for (const { keys, info } of entries) {
      const key = keys[exactness]
      if (key !== undefined && !index.has(key)) index.set(key, info)
    }
  }
  return index
}

function agree(infos: readonly ModelInfo[]): ModelInfo {
  const contextWindow = mostCommon(infos.map((info) => info.contextWindow))
  const maxOutputTokens = mostCommon(infos.map((info) => info.maxOutputTokens))
  return {
    ...(contextWindow === undefined ? {} : { contextWindow }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    images: infos.some((info) => info.images === true),
    tools: infos.some((info) => info.tools === true),
    reasoning: infos.some((info) => info.reasoning === true),
  }
}

/** The smaller of two as common. */
function mostCommon(values: readonly (number | undefined)[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0]
}

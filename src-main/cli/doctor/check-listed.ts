import { tiers } from '../../../shared/settings.ts'
import type { LoadedSettings } from '../../config/load-settings.ts'
import { readModelList } from '../../models/lists/read-model-list.ts'
import { modelKeys } from '../../models/model-keys.ts'
import { nearestListed } from '../../proxy/upstream/model-suggestions.ts'
import type { Upstream } from '../../proxy/routing/routing-table.ts'
import { warning, type Finding } from './finding.ts'

/** Warns of each model in use that its provider's list lacks; `body` is that list, the parsed JSON or anything else. */
export function checkListed(
  body: unknown,
  { connection, provider }: Upstream,
  loaded: LoadedSettings,
): readonly Finding[] {
  const listed = readModelList(body) ?? []
  // Azure lists its models, but is asked for deployments of them.
  if (listed.length === 0 || provider.isAzure) return []
  const known = new Set(listed.flatMap(({ id }) => modelKeys(id)))
  const isListed = (model: string) => namesOf(model, provider.isLocal).some((name) => known.has(name))
  const missing = modelsOf(connection, loaded).filter(({ model }) => !isListed(model))
  return missing.map(({ setting, model }) => {
    const nearest = nearestListed(
      model,
      listed.map(({ id }) => id),
    )
    return warning(
      `${setting} names ${model}, which ${provider.name} does not list.`,
      `The nearest it lists: ${nearest}.`,
    )
  })
}

/** On the user's own server a mark behind the name is another model, such as its size; hosts sell variants with it. */
function namesOf(model: string, isLocal: boolean): readonly string[] {
  return isLocal ? modelKeys(model).slice(0, 1) : modelKeys(model)
}

interface ModelInUse {
  /** The variable that names it. */
  readonly setting: string
  readonly model: string
}

function modelsOf(connection: string, { settings }: LoadedSettings): readonly ModelInUse[] {
  const all = tiers.flatMap((tier) =>
    settings.routes[tier]
      .map((target, place) => ({
        ...target,
        setting: `${tier.toUpperCase()}_MODEL_${place === 0 ? 'NAME' : 'FALLBACKS'}`,
      }))
      .filter((target) => target.connection === connection),
  )
  return all.filter(({ model }, index) => all.findIndex((earlier) => earlier.model === model) === index)
}

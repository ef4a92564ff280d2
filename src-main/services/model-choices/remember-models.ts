import { mostRecentModels, type ModelChoice } from '../../../shared/model-list.ts'
import type { Settings } from '../../../shared/settings.ts'

/** Settings that remember this choice as the newest. */
export function rememberModel(settings: Settings, choice: ModelChoice): Settings {
  const recent = [choice, ...without(settings.models.recent, choice)].slice(0, mostRecentModels)
  return withModels(settings, { recent })
}

/** Settings in which a model is a favourite, the newest first, or is none any more. */
export function setFavourite(settings: Settings, choice: ModelChoice, isFavourite: boolean): Settings {
  const others = without(settings.models.favourites, choice)
  return withModels(settings, { favourites: isFavourite ? [choice, ...others] : others })
}

function withModels(settings: Settings, change: Partial<Settings['models']>): Settings {
  return { ...settings, models: { ...settings.models, ...change } }
}

function without(choices: readonly ModelChoice[], { provider, model }: ModelChoice): ModelChoice[] {
  return choices.filter((other) => other.provider !== provider || other.model !== model)
}

import type { ModelEntry } from '../../../shared/model-list.ts'
import { fuzzyScore } from './fuzzy-score.ts'

export interface PickerRow extends ModelEntry {
  readonly isFavourite: boolean
}

export interface PickerSection {
  readonly id: 'favourites' | 'recent' | 'all' | 'others' | 'matches'
  readonly rows: readonly PickerRow[]
  /** There are more of them. */
  readonly isCut: boolean
}

export interface PickerContent {
  readonly models: readonly ModelEntry[]
  /** Ids of this provider's models, in the order in which they are shown. */
  readonly favourites: readonly string[]
  readonly recent: readonly string[]
  readonly typed: string
}

/** So many rows a section has at most; nobody reads further, and a letter more finds the rest. */
const mostRows = 300

/** What the picker shows: everything in its sections, each model once; or what was typed finds, the best first. */
export function pickerSections({ models, favourites, recent, typed }: PickerContent): readonly PickerSection[] {
  const known = new Map(models.map((model) => [model.id, model]))
  const rowOf = (id: string): PickerRow => ({
    ...(known.get(id) ?? { id, info: {}, isListed: false }),
    isFavourite: favourites.includes(id),
  })
  const chosen = [...new Set([...favourites, ...recent])]
  if (typed.trim() !== '') {
    const unlisted = chosen.filter((id) => !known.has(id))
    return filled([{ id: 'matches', rows: matches(typed, [...unlisted, ...known.keys()]).map(rowOf) }])
  }
  const rest = models.filter(({ id }) => !chosen.includes(id))
  return filled([
    { id: 'favourites', rows: favourites.map(rowOf) },
    { id: 'recent', rows: recent.filter((id) => !favourites.includes(id)).map(rowOf) },
    { id: 'all', rows: rest.filter(({ isListed }) => isListed).map(({ id }) => rowOf(id)) },
    { id: 'others', rows: rest.filter(({ isListed }) => !isListed).map(({ id }) => rowOf(id)) },
  ])
}

function matches(typed: string, ids: readonly string[]): readonly string[] {
  return ids
    .flatMap((id) => {
      const score = fuzzyScore(typed, id)
      return score === null ? [] : [{ id, score }]
    })
    .sort((one, other) => other.score - one.score || one.id.length - other.id.length)
    .map(({ id }) => id)
}

function filled(sections: readonly Omit<PickerSection, 'isCut'>[]): readonly PickerSection[] {
  return sections
    .filter(({ rows }) => rows.length > 0)
    .map(({ id, rows }) => ({ id, rows: rows.slice(0, mostRows), isCut: rows.length > mostRows }))
}

import { groupBy } from '../../../../shared/group-by.ts'
import { addFigures, dayOf, noFigures, type Figures, type Totals } from '../../../../shared/totals.ts'

export const groupings = ['day', 'provider', 'model'] as const
export type Grouping = (typeof groupings)[number]

export interface TotalsGroup {
  readonly key: string
  /** Null where the group is of days. */
  readonly provider: string | null
  /** The day or the model; empty for models that were counted together. */
  readonly name: string
  readonly figures: Figures
}

/** The last days up to now, the oldest first; days without requests stand with nothing in them. */
export function lastDays(totals: Totals, number: number, now: Date): Totals {
  const known = new Map(totals.map((one) => [one.day, one]))
  return Array.from({ length: number }, (_, index) => {
    const day = dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - (number - 1 - index)))
    return known.get(day) ?? { day, models: [] }
  })
}

/** Days: the newest first; others: the one with most requests first. */
export function groupTotals(days: Totals, grouping: Grouping): readonly TotalsGroup[] {
  const rows = days.flatMap(({ day, models }) => models.map((model) => ({ day, ...model })))
  const groups = [...groupBy(rows, (row) => keyOf(row, grouping))].flatMap(([key, [first, ...more]]) => {
    if (first === undefined) return []
    const figures = more.reduce<Figures>(addFigures, addFigures(noFigures, first))
    const name = grouping === 'day' ? first.day : grouping === 'model' ? first.model : ''
    return [{ key, provider: grouping === 'day' ? null : first.provider, name, figures }]
  })
  return groups.sort((one, other) =>
    grouping === 'day' ? other.key.localeCompare(one.key) : other.figures.requests - one.figures.requests,
  )
}

function keyOf(
  { day, provider, model }: { readonly day: string; readonly provider: string; readonly model: string },
  grouping: Grouping,
): string {
  switch (grouping) {
    case 'day':
      return day
    case 'provider':
      return provider
    case 'model':
      return `${provider}\n${model}`
  }
}

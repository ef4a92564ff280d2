/** Rows that were chosen together, beside the one that the arrow keys are on. */
export interface RowSelection {
  readonly ids: ReadonlySet<string>
  /** Where the next range begins. */
  readonly anchor: string | null
}

export const noSelection: RowSelection = { ids: new Set(), anchor: null }

/** One row more or less, all rows up to it, or all there are. */
export type SelectionStep =
  { readonly kind: 'toggle' | 'range'; readonly id: string; readonly from: string | null } | { readonly kind: 'all' }

/** @param rows the ids of all rows, in order */
export function selectRows(selection: RowSelection, rows: readonly string[], step: SelectionStep): RowSelection {
  if (step.kind === 'all') return { ids: new Set(rows), anchor: rows[0] ?? null }
  // The row that was open or marked is the first of a selection that begins at another one.
  const begun =
    selection.ids.size > 0 || step.from === null ? selection : { ids: new Set([step.from]), anchor: step.from }
  if (step.kind === 'toggle') {
    const ids = new Set(begun.ids)
    const isFirst = begun !== selection && step.from === step.id
    if (!isFirst && !ids.delete(step.id)) ids.add(step.id)
    return { ids, anchor: step.id }
  }
  const anchor = rows.indexOf(begun.anchor ?? step.id)
  const end = rows.indexOf(step.id)
  const [first, last] = [Math.max(0, Math.min(anchor, end)), Math.max(anchor, end)]
  return { ids: new Set(rows.slice(first, last + 1)), anchor: rows[anchor] ?? step.id }
}

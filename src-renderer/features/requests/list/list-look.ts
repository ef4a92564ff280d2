import { columnIds, requestColumns, type ColumnId, type RequestColumn } from './request-columns.ts'

/** How the user likes the list. */
export interface ListLook {
  /** Every column, from left to right. */
  readonly order: readonly ColumnId[]
  readonly hidden: readonly ColumnId[]
  readonly sort: Sort
}

export interface Sort {
  readonly column: ColumnId
  readonly isDescending: boolean
}

/** Newest first. */
export const usualSort: Sort = { column: 'time', isDescending: true }

export const usualLook: ListLook = {
  order: requestColumns.map(({ id }) => id),
  hidden: ['cache', 'session'],
  sort: usualSort,
}

/** From what was stored, perhaps by another version: columns that it does not know keep their usual place at the end. */
export function readListLook(stored: unknown): ListLook {
  if (typeof stored !== 'object' || stored === null) return usualLook
  const { order, hidden, sort } = stored as Partial<Record<keyof ListLook, unknown>>
  const known = readColumns(order)
  const column = readColumns([(sort as Partial<Sort> | null | undefined)?.column])[0]
  return {
    order: [...known, ...usualLook.order.filter((id) => !known.includes(id))],
    hidden: Array.isArray(hidden) ? readColumns(hidden).filter((id) => id !== 'model') : usualLook.hidden,
    sort: column === undefined ? usualSort : { column, isDescending: (sort as Partial<Sort>).isDescending === true },
  }
}

function readColumns(stored: unknown): readonly ColumnId[] {
  if (!Array.isArray(stored)) return []
  return [...new Set(stored.flatMap((name: unknown) => columnIds.find((id) => id === name) ?? []))]
}

/** What a click on a heading does: the greatest first, then the smallest, then as usual. */
export function nextSort(sort: Sort, column: ColumnId): Sort {
  if (sort.column !== column) return { column, isDescending: true }
  if (sort.isDescending) return { column, isDescending: false }
  return usualSort
}

/** @param step -1 for one place to the left, 1 to the right */
export function moveColumn(look: ListLook, column: ColumnId, step: -1 | 1): ListLook {
  const from = look.order.indexOf(column)
  const others = look.order.filter((id) => id !== column)
  const to = Math.min(others.length, Math.max(0, from + step))
  return { ...look, order: others.toSpliced(to, 0, column) }
}

export function setColumnShown(look: ListLook, column: ColumnId, isShown: boolean): ListLook {
  const others = look.hidden.filter((id) => id !== column)
  return { ...look, hidden: isShown ? others : [...others, column] }
}

/** What the column that takes the rest needs at least, in pixels: two names of models, and the list's margins. */
const leastRest = 264

/** The columns to draw in this width, in pixels: those that matter less give way. */
export function fittingColumns({ order, hidden }: ListLook, width: number): readonly RequestColumn[] {
  const wanted = columnIds.filter((id) => !hidden.includes(id)).map(columnOf)
  let room = width - leastRest
  const fitting = wanted.filter((column) => {
    if (column.width === null) return true
    room -= column.width
    return room >= 0
  })
  return order.map(columnOf).filter((column) => fitting.includes(column))
}

const byId = new Map<ColumnId, RequestColumn>(requestColumns.map((column) => [column.id, column]))

export function columnOf(id: ColumnId): RequestColumn {
  const column = byId.get(id)
  if (column === undefined) throw new Error(`There is no column ${id}`)
  return column
}

import type { RequestList } from '../../../state/request-log.ts'
import { columnOf, type Sort } from './list-look.ts'

/** @param list newest first, which also decides between equals */
export function sortRequests(list: RequestList, { column, isDescending }: Sort): RequestList {
  if (column === 'time') return isDescending ? list : list.toReversed()
  const { value } = columnOf(column)
  const direction = isDescending ? -1 : 1
  return list
    .map((exchange) => ({ exchange, value: value(exchange) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
      return direction * compare(a.value, b.value)
    })
    .map(({ exchange }) => exchange)
}

function compare(a: number | string, b: number | string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

import type { RequestList } from '../../../state/request-log.ts'
import { hasFailed, matchesFilter } from './match-filter.ts'
import { isTyped, parseFilter, splitTerms } from './parse-filter.ts'

/** Milliseconds since the epoch, the end excluded. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** Which requests the list shows. */
export interface RequestFilter {
  /** Conditions that were typed to the end, each as it was written. */
  readonly chips: readonly string[]
  /** What stands in the field. */
  readonly text: string
  readonly isErrorsOnly: boolean
  readonly range: TimeRange | null
}

export const noFilter: RequestFilter = { chips: [], text: '', isErrorsOnly: false, range: null }

export function isFiltering({ chips, text, isErrorsOnly, range }: RequestFilter): boolean {
  return chips.length > 0 || text.trim() !== '' || isErrorsOnly || range !== null
}

/** @param now milliseconds since the epoch */
export function filterRequests(list: RequestList, filter: RequestFilter, now: number): RequestList {
  if (!isFiltering(filter)) return list
  const { chips, text, isErrorsOnly, range } = filter
  const terms = parseFilter([...chips, text].join(' '))
  return list.filter(
    (exchange) =>
      (range === null || (exchange.startedAt >= range.from && exchange.startedAt < range.to)) &&
      (!isErrorsOnly || hasFailed(exchange)) &&
      matchesFilter(exchange, terms, now),
  )
}

/** Makes chips of the conditions in the field; words to look for stay. */
export function takeChips(filter: RequestFilter): RequestFilter {
  const terms = splitTerms(filter.text)
  const typed = terms.filter(isTyped)
  if (typed.length === 0) return filter
  const words = terms.filter((term) => !isTyped(term))
  return { ...filter, chips: [...new Set([...filter.chips, ...typed])], text: words.join(' ') }
}

import type { RequestList } from '../../../state/request-log.ts'
import { hasFailed } from '../filter/match-filter.ts'

/** How far back the strip looks. */
export const stripSeconds = 60

/** The requests that began in one second. */
export interface TrafficBar {
  /** Seconds since the epoch. */
  readonly second: number
  readonly count: number
  readonly failed: number
}

/**
 * The last minute in seconds, oldest first; the second that runs is the last one. Whole seconds of the clock, so that a
 * bar keeps its height while it moves to the left.
 *
 * @param list newest first
 * @param now milliseconds since the epoch
 */
export function trafficBars(list: RequestList, now: number): readonly TrafficBar[] {
  const last = Math.floor(now / 1000)
  const first = last - stripSeconds + 1
  const bars = Array.from({ length: stripSeconds }, (_, index) => ({ second: first + index, count: 0, failed: 0 }))
  for (const exchange of list) {
    const second = Math.floor(exchange.startedAt / 1000)
    if (second < first) break
    const bar = bars[second - first]
    if (bar === undefined) continue
    bar.count += 1
    if (hasFailed(exchange)) bar.failed += 1
  }
  return bars
}

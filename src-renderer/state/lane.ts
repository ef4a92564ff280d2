import { laneFailure } from '../../shared/last-problem.ts'
import { isRunning, type ExchangeSummary } from '../../shared/request-log.ts'
import type { Tier } from '../../shared/settings.ts'

/** What one lane of the switchboard shows. */
export interface LaneTraffic {
  /** Oldest first. */
  readonly running: readonly ExchangeSummary[]
  /** Ended a moment ago, oldest first: too quick to be seen otherwise. */
  readonly justDone: readonly ExchangeSummary[]
  /** The last request that ended, if it failed. */
  readonly failure: ExchangeSummary | null
  /** Output tokens per second of the last good answer; null before there was one. */
  readonly tokensPerSecond: number | null
}

/** Long enough for a pulse to travel home, in milliseconds. */
const afterglowMs = 1500

/**
 * @param list newest first
 * @param now milliseconds since the epoch
 */
export function laneTraffic(list: readonly ExchangeSummary[], tier: Tier, now: number): LaneTraffic {
  const own = list.filter(({ route }) => route?.tier === tier)
  const lastGood = own.find(({ state }) => state === 'done')
  return {
    running: own.filter(isRunning).reverse(),
    justDone: own.filter((exchange) => (endOf(exchange) ?? 0) > now - afterglowMs).reverse(),
    failure: laneFailure(own, tier),
    tokensPerSecond: lastGood === undefined ? null : tokensPerSecond(lastGood),
  }
}

function endOf({ startedAt, durationMs, state }: ExchangeSummary): number | null {
  return state === 'done' && durationMs !== null ? startedAt + durationMs : null
}

/** Over less time than this, in milliseconds, a speed says nothing. */
const leastMeasure = 100

/** Speed of the answer once it began; null where it is unknown. */
export function tokensPerSecond({ usage, firstOutputMs, durationMs }: ExchangeSummary): number | null {
  if (usage === null || firstOutputMs === null || durationMs === null) return null
  if (durationMs - firstOutputMs < leastMeasure) return null
  return usage.output_tokens / ((durationMs - firstOutputMs) / 1000)
}

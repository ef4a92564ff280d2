import type { ExchangeSummary } from './request-log.ts'
import { tiers, type Tier } from './tiers.ts'

/**
 * The newest request among the lanes' failures: what is wrong now, not what was wrong once.
 *
 * @param list newest first
 */
export function lastProblem(list: readonly ExchangeSummary[]): ExchangeSummary | null {
  const failures = [...tiers, 'direct' as const].map((lane) => laneFailure(list, lane))
  return failures.flatMap((failure) => failure ?? []).sort((a, b) => b.startedAt - a.startedAt)[0] ?? null
}

/**
 * The last request that ended, if it failed; one that the client broke off says nothing of the lane's health. Requests
 * that found no route count as direct ones.
 */
export function laneFailure(list: readonly ExchangeSummary[], tier: Tier | 'direct'): ExchangeSummary | null {
  const last = list.find(
    ({ route, state }) => (route?.tier ?? 'direct') === tier && (state === 'done' || state === 'failed'),
  )
  return last?.state === 'failed' ? last : null
}

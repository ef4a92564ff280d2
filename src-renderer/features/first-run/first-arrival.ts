import type { ExchangeSummary } from '../../../shared/request-log.ts'

/**
 * The first request that came after the command was offered; null while none has.
 *
 * @param list newest first
 * @param offeredAt in milliseconds since the epoch; null before it was offered
 */
export function firstArrival(list: readonly ExchangeSummary[], offeredAt: number | null): ExchangeSummary | null {
  return offeredAt === null ? null : (list.findLast(({ startedAt }) => startedAt >= offeredAt) ?? null)
}

import type { ExchangeSummary } from '../../../../../shared/request-log.ts'

/** A part of the time that a request took. */
export interface TimingSpan {
  readonly kind: 'prepare' | 'wait' | 'think' | 'answer' | 'attempt'
  /** Of an attempt: where it went. Empty for the rest. */
  readonly label: string
  /** Milliseconds from the request's arrival. */
  readonly from: number
  readonly to: number
  readonly hasFailed: boolean
}

/**
 * The phases of a request in their order, and the attempts between them. A request that ended early has only the phases
 * that it came to, the last of which reaches to its end.
 *
 * @param now milliseconds since the epoch: the end of what still runs
 */
export function timingSpans(exchange: ExchangeSummary, now: number): readonly TimingSpan[] {
  const { sentMs, firstByteMs, firstOutputMs, attempts, state } = exchange
  const end = exchange.durationMs ?? Math.max(0, now - exchange.startedAt)
  const marks = [
    { kind: 'prepare', to: sentMs },
    { kind: 'wait', to: firstByteMs },
    { kind: 'think', to: firstOutputMs },
    { kind: 'answer', to: end },
  ] as const
  const spans: TimingSpan[] = []
  let from = 0
  for (const { kind, to } of marks) {
    const isLast = to === null || kind === 'answer'
    const until = Math.max(from, Math.min(to ?? end, end))
    spans.push({ kind, label: '', from, to: until, hasFailed: isLast && state === 'failed' })
    if (isLast) break
    from = until
  }
  return [
    ...spans,
    ...attempts.map((attempt): TimingSpan => ({
      kind: 'attempt',
      label: `${attempt.provider}/${attempt.model}`,
      from: attempt.startedAt,
      to: attempt.duration === null ? end : attempt.startedAt + attempt.duration,
      hasFailed: attempt.problem !== null,
    })),
  ]
}

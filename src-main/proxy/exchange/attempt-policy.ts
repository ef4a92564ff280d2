import type { Failure } from '../../../shared/anthropic/errors.ts'

/** What one attempt came to that put nothing before the client. */
export interface FailedAttempt {
  readonly failure: Failure
  /** The status the upstream answered with, or null if it did not answer. */
  readonly upstreamStatus: number | null
}

/** What is left to try. Times are milliseconds. */
export interface AttemptSituation {
  /** Attempts made so far, this one included. */
  readonly attempts: number
  readonly elapsedMs: number
  /** Whether this upstream has another key that is not cooling down. */
  readonly hasOtherKey: boolean
  readonly hasFallback: boolean
  /** Whether this upstream was asked again already. */
  readonly wasRepeated: boolean
  /** How long to wait before the same upstream is asked once more, where it asks for no other wait. */
  readonly repeatMs: number
}

export type NextStep =
  | { readonly action: 'repeat'; readonly delayMs: number }
  | { readonly action: 'next-key' }
  | { readonly action: 'next-route' }
  | { readonly action: 'give-up' }

const maxAttempts = 5
const budgetMs = 15_000
/** A wait that the upstream asks for is kept up to here; the client waits longer ones out itself. */
const maxObeyedWaitMs = 2_000

/** How long a key rests after a failure that is its own. */
export const coolDownMs = { rateLimited: 30_000, rejected: 300_000 } as const

/**
 * What to do after a failed attempt, while the client has seen nothing.
 *
 * Few and short: the client retries up to ten times itself, and the two multiply (edge case 248). A failure that would
 * be the same everywhere, such as a request that is too long, is handed on at once.
 */
export function nextStep({ failure, upstreamStatus }: FailedAttempt, situation: AttemptSituation): NextStep {
  const { attempts, elapsedMs, hasOtherKey, hasFallback, wasRepeated, repeatMs } = situation
  if (attempts >= maxAttempts || elapsedMs >= budgetMs) return { action: 'give-up' }
  if (concernsKey(upstreamStatus) && hasOtherKey) return { action: 'next-key' }
  const isPassing = isTransient({ failure, upstreamStatus })
  if (isPassing && !wasRepeated) {
    const delayMs = Math.max(repeatMs, (failure.retryAfterSeconds ?? 0) * 1000)
    const isWorthWaiting =
      delayMs <= maxObeyedWaitMs && (upstreamStatus !== 429 || failure.retryAfterSeconds !== undefined)
    if (isWorthWaiting) return { action: 'repeat', delayMs }
  }
  return hasFallback && (isPassing || concernsKey(upstreamStatus)) ? { action: 'next-route' } : { action: 'give-up' }
}

/** Whether the upstream refuses this key, or has had enough of it, and another one may do. */
export function concernsKey(upstreamStatus: number | null): boolean {
  return upstreamStatus !== null && [401, 402, 403, 429].includes(upstreamStatus)
}

/** Whether the same request may succeed a moment later. A silence that lasted minutes is not worth another. */
function isTransient({ failure, upstreamStatus }: FailedAttempt): boolean {
  if (failure.shouldRetry === false || failure.type === 'timeout_error') return false
  return upstreamStatus === null || upstreamStatus === 408 || upstreamStatus === 429 || failure.status >= 500
}

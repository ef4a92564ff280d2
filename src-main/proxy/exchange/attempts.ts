import { setTimeout as sleep } from 'node:timers/promises'
import type { ModelInfo } from '../../../shared/model-info.ts'
import type { RouteOverrides } from '../../../shared/settings.ts'
import type { Limits } from '../limits.ts'
import type { RouteOption, Upstream } from '../routing/routing-table.ts'
import type { KeyHealth } from '../upstream/key-health.ts'
import { concernsKey, nextStep, type FailedAttempt } from './attempt-policy.ts'

export type UsableOption = Extract<RouteOption, { usable: true }>

/** Null if the client was answered, whatever with; otherwise nothing has been sent to it. */
export type AttemptOutcome = FailedAttempt | null

export interface Attempt {
  readonly upstream: Upstream
  readonly model: string
  /** What the model is, where its name is the user's own (edge case 147). */
  readonly baseModel?: string
  readonly overrides?: RouteOverrides
  /** What is known of the model. */
  readonly info?: ModelInfo
  /** Null where none is needed. */
  readonly key: string | null
  /** Whether another key or route is left to try. */
  readonly hasAlternative: boolean
}

/**
 * Tries the options in order, each with its keys in turn, until one answers the client or nothing is worth trying.
 * Returns the last failure, or null if the client was answered.
 */
export async function runAttempts(
  options: readonly UsableOption[],
  keyHealth: KeyHealth,
  { repeatMs }: Pick<Limits, 'repeatMs'>,
  signal: AbortSignal,
  run: (attempt: Attempt) => Promise<AttemptOutcome>,
): Promise<AttemptOutcome> {
  const start = performance.now()
  let attempts = 0
  let failed: AttemptOutcome = null

  for (const [index, { upstream, model, baseModel, overrides, info }] of options.entries()) {
    const keys: readonly (string | null)[] = upstream.keys.length > 0 ? keyHealth.usable(upstream.keys) : [null]
    let keyIndex = 0
    let wasRepeated = false
    for (;;) {
      const key = keys[keyIndex] ?? null
      attempts += 1
      const hasOtherKey = keyIndex + 1 < keys.length
      const hasFallback = index + 1 < options.length
      failed = await run({
        upstream,
        model,
        key,
        hasAlternative: hasOtherKey || hasFallback,
        ...(baseModel !== undefined && { baseModel }),
        ...(overrides && { overrides }),
        ...(info && { info }),
      })
      if (failed === null || signal.aborted) return failed
      if (key !== null && failed.upstreamStatus !== null && concernsKey(failed.upstreamStatus)) {
        keyHealth.rest(key, failed.upstreamStatus, failed.failure.retryAfterSeconds)
      }
      const step = nextStep(failed, {
        attempts,
        elapsedMs: performance.now() - start,
        hasOtherKey,
        hasFallback,
        wasRepeated,
        repeatMs,
      })
      if (step.action === 'give-up') return failed
      if (step.action === 'next-route') break
      if (step.action === 'next-key') keyIndex += 1
      if (step.action === 'repeat') {
        wasRepeated = true
        await sleep(step.delayMs, undefined, { signal }).catch(() => {})
      }
    }
  }
  return failed
}

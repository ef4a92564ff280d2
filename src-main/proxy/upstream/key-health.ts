import { coolDownMs } from '../exchange/attempt-policy.ts'

/** Which keys rest after a failure of their own. Kept in the process only; losing it costs one more failed attempt. */
export interface KeyHealth {
  /** The keys that may be used, in order; all of them if all rest, as a rest is only advice. */
  usable(keys: readonly string[]): readonly string[]
  /** `retryAfterSeconds` is what the upstream asked for. */
  rest(key: string, upstreamStatus: number, retryAfterSeconds: number | undefined): void
}

const maxCoolDownMs = 600_000

export function createKeyHealth(now: () => number = Date.now): KeyHealth {
  const restingUntil = new Map<string, number>()
  return {
    usable(keys) {
      const time = now()
      const awake = keys.filter((key) => (restingUntil.get(key) ?? 0) <= time)
      return awake.length > 0 ? awake : keys
    },
    rest(key, upstreamStatus, retryAfterSeconds) {
      const usual = upstreamStatus === 429 ? coolDownMs.rateLimited : coolDownMs.rejected
      const asked = retryAfterSeconds === undefined ? usual : retryAfterSeconds * 1000
      restingUntil.set(key, now() + Math.min(asked, maxCoolDownMs))
    },
  }
}

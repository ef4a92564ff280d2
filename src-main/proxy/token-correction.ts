/**
 * How far the estimate of prompts is off for each model, learned from the usage in its answers (edge case 237). Kept in
 * the process only: losing it costs nothing but the plain estimate for one more answer.
 */
export interface TokenCorrection {
  /** Takes note of an answer: what its prompt was estimated at, and what the provider counted. */
  learn(provider: string, model: string, estimated: number, actual: number | null): void
  /** An estimate, corrected by what is known of the model. */
  correct(provider: string, model: string, estimate: number): number
}

/** Small prompts say little: what surrounds every conversation weighs too much in them. In tokens. */
const leastPrompt = 200
/** Beyond these a provider counts something else, or counts wrongly. */
const [leastFactor, mostFactor] = [0.5, 3]
/** How much of a new factor is taken on: more of one that is higher, since too low a count makes clients overflow. */
const [shareOfHigher, shareOfLower] = [0.5, 0.1]
/** Models that are remembered; the one that was not heard of for longest is forgotten. */
const mostModels = 100

export function createTokenCorrection(): TokenCorrection {
  const factors = new Map<string, number>()
  return {
    learn(provider, model, estimated, actual) {
      // An answer without usage of its own has been given the estimate, and teaches nothing.
      if (actual === null || actual === estimated || !(actual > 0) || !(estimated >= leastPrompt)) return
      const key = keyOf(provider, model)
      const seen = Math.min(Math.max(actual / estimated, leastFactor), mostFactor)
      const known = factors.get(key)
      const next = known === undefined ? seen : known + (seen - known) * (seen > known ? shareOfHigher : shareOfLower)
      factors.delete(key)
      factors.set(key, next)
      const oldest = factors.keys().next()
      if (factors.size > mostModels && oldest.done !== true) factors.delete(oldest.value)
    },
    correct: (provider, model, estimate) => Math.ceil(estimate * (factors.get(keyOf(provider, model)) ?? 1)),
  }
}

function keyOf(provider: string, model: string): string {
  return `${provider}/${model}`
}

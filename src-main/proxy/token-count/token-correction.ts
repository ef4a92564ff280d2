/**
 * How far one way of counting prompts is off for each model, learned from the usage in its answers (edge case 237): a
 * factor is learned against the same measure that it corrects. Kept in the process only: losing it costs nothing but the
 * plain measure for one more answer.
 */
export interface TokenCorrection {
  /** Takes note of an answer: what its prompt was measured at here, and what the provider counted. */
  learn(provider: string, model: string, measured: number, actual: number | null): void
  /** What was measured, corrected by what is known of the model; by `unknownFactor` while that is nothing. */
  correct(provider: string, model: string, measured: number, unknownFactor?: number): number
}

/** Small prompts say little: what surrounds every conversation weighs too much in them. In tokens. */
const leastPrompt = 200
/** Beyond these a provider counts something else, or counts wrongly. */
const [leastFactor, mostFactor] = [0.5, 3]
/** How much of a new factor is taken on: more of one that is higher, since too low a count makes clients overflow. */
const [shareOfHigher, shareOfLower] = [0.5, 0.1]
const roundingSlack = 1e-6
/** Models that are remembered; the one that was not heard of for longest is forgotten. */
const mostModels = 100

export function createTokenCorrection(): TokenCorrection {
  const factors = new Map<string, number>()
  return {
    learn(provider, model, measured, actual) {
      // An answer without usage of its own has been given the estimate, and teaches nothing.
      if (actual === null || actual === measured || !(actual > 0) || !(measured >= leastPrompt)) return
      const key = keyOf(provider, model)
      const seen = Math.min(Math.max(actual / measured, leastFactor), mostFactor)
      const known = factors.get(key)
      const next = known === undefined ? seen : known + (seen - known) * (seen > known ? shareOfHigher : shareOfLower)
      factors.delete(key)
      factors.set(key, next)
      const oldest = factors.keys().next()
      if (factors.size > mostModels && oldest.done !== true) factors.delete(oldest.value)
    },
    correct(provider, model, measured, unknownFactor = 1) {
      const factor = factors.get(keyOf(provider, model)) ?? unknownFactor
      // A factor is a quotient: multiplied again it may exceed the whole number it came from by its last bit.
      return Math.ceil(measured * factor - roundingSlack)
    },
  }
}

function keyOf(provider: string, model: string): string {
  return `${provider}/${model}`
}

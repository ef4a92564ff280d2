import type { LossReport } from '../loss-report.ts'
import { modelLimits, safeOutputTokens, type ModelLimits } from './model-limits.ts'

/**
 * The room for the answer is never squeezed below this by an estimate: near the end of the window the estimate may be
 * wrong, and the upstream's own error makes the client compact or ask for less (edge cases 245 and 246).
 */
const leastRoom = 4_096

/**
 * The `max_tokens` to ask for: the client's, but no more than the model puts out or its window leaves (edge case 38);
 * undefined where the client names none. Zero and other values that every server rejects become one (edge case 39).
 */
export function outputTokens(
  requested: unknown,
  known: ModelLimits,
  model: string,
  estimatedInputTokens: number,
  losses: LossReport,
): number | undefined {
  if (typeof requested !== 'number' || !Number.isFinite(requested)) return undefined
  const documented = modelLimits(model)
  const most = known.maxOutputTokens ?? documented.maxOutputTokens ?? safeOutputTokens
  const window = known.contextWindow ?? documented.contextWindow ?? Infinity
  const room = Math.max(window - estimatedInputTokens, leastRoom)
  const tokens = Math.max(1, Math.min(Math.floor(requested), most, room))
  if (tokens !== requested) losses.add('changed', 'max_tokens', `${requested} became ${tokens}: ${why()}.`)
  return tokens

  function why(): string {
    if (tokens === most) return `${model} puts out no more, as far as is known`
    return tokens === room ? `the window of ${model} leaves no more` : 'it must be a positive whole number'
  }
}

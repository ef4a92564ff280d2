import { reasoningEfforts } from '../../../../shared/reasoning-efforts.ts'
import { bareModelName } from '../../limits/model-name.ts'
import { nearestEffort } from '../../thinking/wish.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** What gateways translate for whatever model is behind them; they clamp what it does not know. */
const levels = reasoningEfforts.filter((effort) => effort !== 'none' && effort !== 'max')

/** Models that always reason: a wish for none is an error. */
const always =
  /^(o\d|gpt-oss|gpt-5(\.\d+)?-(pro|codex)|gpt-5(?!\.)|gemini-2\.5-pro|gemini-[3-9]|grok-(4(?!.*non-reasoning)|code)|minimax-m[12]|deepseek-r1|kimi-k2-thinking|.*-thinking)/

/**
 * The `reasoning` object of gateways in front of many models (edge case 140).
 *
 * @see https://openrouter.ai/docs/use-cases/reasoning-tokens
 */
export const reasoningObject: RequestQuirk = (body, { thinkingWish }, losses) => {
  const bare = withoutFields(body, ['reasoning_effort'])
  if (thinkingWish === 'none') {
    return always.test(bareModelName(body.model)) ? bare : { ...bare, reasoning: { enabled: false } }
  }
  const effort = nearestEffort(thinkingWish, levels, body.model, losses)
  return { ...bare, reasoning: effort === undefined ? { enabled: true } : { effort } }
}

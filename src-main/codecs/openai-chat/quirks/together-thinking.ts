import { bareModelName } from '../../limits/model-name.ts'
import { nearestEffort } from '../../thinking/wish.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Models that reason or not; all others do as they always do. */
const hybrid = /^(qwen3\.[5-9]|deepseek-v(3[.-]1|4)|kimi-k2\.[56]|glm-5|nemotron-3-ultra|cogito-v2)/
const knowsEffort = /^(deepseek-v4|glm-5\.[2-9])/

/**
 * Together's switch for models that reason unless told not to, and the two levels that some of them have (edge case 42).
 *
 * @see https://docs.together.ai/docs/inference/chat/reasoning
 */
export const togetherThinking: RequestQuirk = (body, { thinkingWish }, losses) => {
  const name = bareModelName(body.model)
  if (!hybrid.test(name)) return body
  const switched = { ...withoutFields(body, ['reasoning_effort']), reasoning: { enabled: thinkingWish !== 'none' } }
  if (thinkingWish === 'none' || !knowsEffort.test(name)) return switched
  const effort = nearestEffort(thinkingWish, ['high', 'max'], body.model, losses)
  return effort === undefined ? switched : { ...switched, reasoning_effort: effort }
}

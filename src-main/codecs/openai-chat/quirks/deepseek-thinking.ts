import { bareModelName } from '../../limits/model-name.ts'
import { nearestEffort } from '../../thinking/wish.ts'
import { withoutForcedChoice } from './forced-choice.ts'
import { mapAnswers } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'
import { withoutReasoning, withReasoningContent } from './reasoning-content.ts'
import { withThinking } from './thinking-toggle.ts'

/** Thinks always, and rejects its earlier reasoning. */
const firstReasoner = /(^|-)r1(-|$)/
/** Thinks always. */
const reasoner = /^deepseek-reasoner/
const fourth = /^deepseek-v4/

/**
 * DeepSeek's models reject a conversation in which reasoning is missing from an answer, but for R1, which rejects it
 * (edge cases 107 and 108). Effort and `thinking: disabled` exclude each other (edge case 109), as do thinking and a
 * forced tool (edge case 110).
 *
 * @see https://api-docs.deepseek.com/guides/thinking_mode
 */
export const deepseekThinking: RequestQuirk = (body, { thinkingWish }, losses) => {
  const name = bareModelName(body.model)
  if (firstReasoner.test(name)) return mapAnswers(withoutForcedChoice(body, losses), withoutReasoning)
  const complete = withReasoningContent(body, '')
  if (reasoner.test(name)) return withoutForcedChoice(complete, losses)
  const toggled = withThinking(complete, thinkingWish !== 'none')
  if (thinkingWish === 'none' || !fourth.test(name)) return toggled
  const effort = nearestEffort(thinkingWish, ['high', 'max'], body.model, losses)
  return effort === undefined ? toggled : { ...toggled, reasoning_effort: effort }
}

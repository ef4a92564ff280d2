import { bareModelName } from '../../limits/model-name.ts'
import { nearestEffort } from '../../thinking/wish.ts'
import { withoutForcedChoice } from './forced-choice.ts'
import type { RequestQuirk } from './quirk.ts'
import { withReasoningContent } from './reasoning-content.ts'
import { withThinking } from './thinking-toggle.ts'

/** Those that think without being asked, and cannot be told not to. */
const always = /^kimi-(k2-thinking|k2\.7|k[3-9]|thinking)/
const third = /^kimi-k[3-9]/
/** Those that think unless they are told not to. */
const unlessDisabled = /^kimi-(k2\.[56]|for-coding|latest)/

/** Stands for reasoning that is lost or another model's; an empty field counts as missing. */
const lost = '(earlier reasoning was not kept)'

/**
 * Kimi rejects a conversation in which an answer with calls has no reasoning, and a forced tool while it thinks (edge
 * cases 127 and 130).
 *
 * @see https://platform.moonshot.ai/docs/guide/use-kimi-k2-thinking-model
 */
export const kimiThinking: RequestQuirk = (body, { thinkingWish }, losses) => {
  const name = bareModelName(body.model)
  const isAlways = always.test(name)
  if (!isAlways && !unlessDisabled.test(name)) return body
  const complete = withReasoningContent(body, lost, (message) => message.tool_calls !== undefined)
  if (!isAlways) return withThinking(complete, thinkingWish !== 'none')
  const unforced = withoutForcedChoice(complete, losses)
  if (!third.test(name) || thinkingWish === 'none') return unforced
  const effort = nearestEffort(thinkingWish, ['low', 'high', 'max'], body.model, losses)
  return effort === undefined ? unforced : { ...unforced, reasoning_effort: effort }
}

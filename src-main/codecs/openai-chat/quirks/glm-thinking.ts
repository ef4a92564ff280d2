import { bareModelName } from '../../limits/model-name.ts'
import { nearestEffort } from '../../thinking/wish.ts'
import type { RequestQuirk } from './quirk.ts'
import { withThinking } from './thinking-toggle.ts'

const thinks = /^glm-(4\.[5-9]|[5-9])/
const knowsEffort = /^glm-(5\.[2-9]|[6-9])/

/** With fewer tokens than this a model that thinks ends before it says anything (edge case 133). */
const leastTokens = 1_024

/**
 * GLM thinks unless it is told not to. Titles and probes, which ask for a few tokens only, would come back empty (edge
 * case 133).
 *
 * @see https://docs.z.ai/guides/capabilities/thinking-mode
 */
export const glmThinking: RequestQuirk = (body, { thinkingWish }, losses) => {
  const name = bareModelName(body.model)
  if (!thinks.test(name)) return body
  const isTiny = body.max_tokens !== undefined && body.max_tokens < leastTokens
  if (isTiny && thinkingWish !== 'none') losses.add('dropped', 'thinking', 'So few tokens leave no room for it.')
  if (isTiny || thinkingWish === 'none') return withThinking(body, false)
  const toggled = withThinking(body, true)
  const effort = knowsEffort.test(name) ? nearestEffort(thinkingWish, ['high', 'max'], body.model, losses) : undefined
  return effort === undefined ? toggled : { ...toggled, reasoning_effort: effort }
}

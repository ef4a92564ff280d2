import { bareModelName } from '../../limits/model-name.ts'
import type { ThinkingWish } from '../../thinking/wish.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Models that do both. Those named after what they do know no switch. */
const hybrid =
  /^(qwen3(\.\d+)?-|qwen3-max|qwen-(plus|flash|turbo)|glm-4\.[5-9]|glm-[5-9]|deepseek-v(3\.[1-9]|[4-9])|kimi-k2\.)/
const oneWay = /instruct|thinking|coder|embedding|rerank/

/** Tokens for a thought by level; none stands for the model's own limit. */
const budgets: Readonly<Partial<Record<NonNullable<ThinkingWish>, number>>> = {
  minimal: 1_024,
  low: 2_048,
  medium: 8_192,
  high: 16_384,
}

/**
 * Alibaba's own switch and budget; a budget of zero or beside a switch that is off is an error (edge case 136). The
 * older models think in streams only.
 *
 * @see https://www.alibabacloud.com/help/en/model-studio/deep-thinking
 */
export const qwenThinking: RequestQuirk = (body, { thinkingWish }) => {
  const name = bareModelName(body.model)
  if (!hybrid.test(name) || oneWay.test(name)) return body
  const bare = withoutFields(body, ['reasoning_effort'])
  if (thinkingWish === 'none' || body.stream !== true) return { ...bare, enable_thinking: false }
  const budget = thinkingWish === null ? undefined : budgets[thinkingWish]
  return { ...bare, enable_thinking: true, ...(budget === undefined ? {} : { thinking_budget: budget }) }
}

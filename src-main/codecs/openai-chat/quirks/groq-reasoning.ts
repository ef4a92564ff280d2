import { bareModelName } from '../../limits/model-name.ts'
import { mapAnswers, withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'
import { withoutReasoning } from './reasoning-content.ts'

const gptOss = /^gpt-oss/
const qwen = /^qwen3-|^qwen-?qwq|^qwq/
const others = /^deepseek-r1|^minimax-m/

/**
 * Groq sends reasoning in a field of its own only if asked, which only its reasoning models may be, and Qwen alone can
 * be told to do without (edge case 120).
 *
 * @see https://console.groq.com/docs/reasoning
 */
export const groqReasoning: RequestQuirk = (body, { thinkingWish }) => {
  const name = bareModelName(body.model)
  if (gptOss.test(name)) return body
  const bare = withoutFields(body, ['reasoning_effort'])
  if (!qwen.test(name) && !others.test(name)) return mapAnswers(bare, withoutReasoning)
  const isOff = qwen.test(name) && thinkingWish === 'none'
  return { ...bare, reasoning_format: 'parsed', ...(isOff ? { reasoning_effort: 'none' as const } : {}) }
}

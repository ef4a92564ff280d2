import { bareModelName } from '../../limits/model-name.ts'
import type { RequestQuirk } from './quirk.ts'

/** Families by the variable of their chat template that switches thinking. */
const variables: readonly { readonly models: RegExp; readonly variable: string }[] = [
  { models: /^(qwen3(?!.*(instruct|coder|thinking))|glm-(4\.[5-9]|[5-9])|hunyuan-a)/, variable: 'enable_thinking' },
  { models: /^(deepseek-v(3\.[1-9]|[4-9])|granite|nemotron|kimi-k2\.)/, variable: 'thinking' },
]

/**
 * Servers that render a model's chat template take the switch as a variable of it (edge case 163). Only families that
 * are known to have one get it.
 *
 * @see https://docs.vllm.ai/en/latest/features/reasoning_outputs.html
 */
export const templateThinking: RequestQuirk = (body, { thinkingWish }) => {
  const name = bareModelName(body.model)
  const family = variables.find(({ models }) => models.test(name))
  if (family === undefined) return body
  return { ...body, chat_template_kwargs: { [family.variable]: thinkingWish !== 'none' } }
}

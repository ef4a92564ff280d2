import type { ReasoningEffort } from './wish.ts'
import { bareModelName } from '../limits/model-name.ts'

interface EffortLadder {
  readonly models: RegExp
  /** From least to most; empty for a model that knows no `reasoning_effort` or only its default. */
  readonly efforts: readonly ReasoningEffort[]
}

/**
 * Which levels of `reasoning_effort` a model accepts; the first row that matches counts. Anything else is rejected with
 * a 400, so a model that is not listed is sent none.
 *
 * @see https://platform.openai.com/docs/guides/reasoning
 * @see https://ai.google.dev/gemini-api/docs/openai#thinking
 * @see https://docs.x.ai/docs/guides/reasoning
 */
const ladders: readonly EffortLadder[] = [
  { models: /^o1-(mini|preview)/, efforts: [] },
  { models: /^o\d/, efforts: ['low', 'medium', 'high'] },
  { models: /^gpt-5(\.\d+)?-chat/, efforts: [] },
  { models: /^gpt-5-pro/, efforts: ['high'] },
  { models: /^gpt-5\.\d+-pro/, efforts: ['medium', 'high', 'xhigh'] },
  { models: /^gpt-5(\.1)?-codex(?!-max)/, efforts: ['low', 'medium', 'high'] },
  { models: /^gpt-5(\.\d+)?-codex/, efforts: ['low', 'medium', 'high', 'xhigh'] },
  { models: /^gpt-5(?!\.)/, efforts: ['minimal', 'low', 'medium', 'high'] },
  { models: /^gpt-5\.1/, efforts: ['none', 'low', 'medium', 'high'] },
  { models: /^gpt-6-astra/, efforts: ['low', 'medium', 'high', 'xhigh'] },
  { models: /^gpt-[5-9]/, efforts: ['none', 'low', 'medium', 'high', 'xhigh'] },
  { models: /^gpt-oss/, efforts: ['low', 'medium', 'high'] },
  { models: /^gemini-2\.5-flash/, efforts: ['none', 'low', 'medium', 'high'] },
  { models: /^gemini-(2\.5-pro|[3-9]|(pro|flash|flash-lite)-latest)/, efforts: ['low', 'medium', 'high'] },
  { models: /^grok-3-mini/, efforts: ['low', 'high'] },
  { models: /^grok-4\.3/, efforts: ['none', 'low', 'medium', 'high'] },
  { models: /^grok-(4\.[5-9]|[5-9])/, efforts: ['low', 'medium', 'high'] },
]

/** The levels that a model accepts, from least to most; empty where it has none or is not known. */
export function effortLadder(model: string): readonly ReasoningEffort[] {
  const name = bareModelName(model)
  return ladders.find(({ models }) => models.test(name))?.efforts ?? []
}

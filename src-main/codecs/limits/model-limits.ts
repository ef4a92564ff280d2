import { bareModelName } from './model-name.ts'

export interface ModelLimits {
  /** Most output tokens that the model accepts as a limit; more is rejected with a 400. */
  readonly maxOutputTokens?: number
  /** Input and output tokens together. */
  readonly contextWindow?: number
}

/**
 * Limits by family, from the providers' model pages; the first row that matches counts. Claude Code asks for 128,000
 * output tokens by default, more than most of these take.
 *
 * @see https://platform.openai.com/docs/models
 * @see https://ai.google.dev/gemini-api/docs/models
 * @see https://docs.x.ai/docs/models
 */
const families: readonly (ModelLimits & { readonly models: RegExp })[] = [
  { models: /^gpt-3\.5/, maxOutputTokens: 4_096, contextWindow: 16_385 },
  { models: /^gpt-4\.1/, maxOutputTokens: 32_768, contextWindow: 1_047_576 },
  { models: /^gpt-4\.5/, maxOutputTokens: 16_384, contextWindow: 128_000 },
  { models: /^gpt-4o-2024-05-13/, maxOutputTokens: 4_096, contextWindow: 128_000 },
  { models: /^(chatgpt|gpt)-4o/, maxOutputTokens: 16_384, contextWindow: 128_000 },
  { models: /^gpt-4-(turbo|1106|0125)/, maxOutputTokens: 4_096, contextWindow: 128_000 },
  { models: /^gpt-4/, maxOutputTokens: 8_192, contextWindow: 8_192 },
  { models: /^o1-preview/, maxOutputTokens: 32_768, contextWindow: 128_000 },
  { models: /^o1-mini/, maxOutputTokens: 65_536, contextWindow: 128_000 },
  { models: /^o\d/, maxOutputTokens: 100_000, contextWindow: 200_000 },
  { models: /^gpt-5(\.\d+)?-chat/, maxOutputTokens: 16_384, contextWindow: 128_000 },
  { models: /^gpt-5(\.[1-3])?(?!\.)/, maxOutputTokens: 128_000, contextWindow: 400_000 },
  { models: /^gpt-5\.\d+-(mini|nano)/, maxOutputTokens: 128_000, contextWindow: 400_000 },
  { models: /^gpt-[5-9]/, maxOutputTokens: 128_000, contextWindow: 1_050_000 },
  { models: /^gpt-oss/, contextWindow: 131_072 },
  { models: /^gemini-(1\.5|2\.0)/, maxOutputTokens: 8_192, contextWindow: 1_048_576 },
  { models: /^gemini-/, maxOutputTokens: 65_536, contextWindow: 1_048_576 },
  { models: /^grok-3/, contextWindow: 131_072 },
]

/**
 * What a model of unknown limits is asked for at most: the number of output tokens that Claude Code itself assumes for
 * names it does not know (edge case 292). More is rejected by many servers, less would cut off long files.
 */
export const safeOutputTokens = 32_000

/** The known limits of a model; empty where none are known. */
export function modelLimits(model: string): ModelLimits {
  const name = bareModelName(model)
  const family = families.find(({ models }) => models.test(name))
  if (family === undefined) return {}
  const { models: _models, ...limits } = family
  return limits
}

import { z } from 'zod'
import { count, entryReader, perMillion, perToken, priceOf, words, yesOrNo } from './fields.ts'

/** A window under the names that most hosts use: OpenRouter and Ollama, Groq and Vercel, vLLM. */
export const common = entryReader(
  z.object({ context_length: count, context_window: count, max_model_len: count }),
  ({ context_length, context_window, max_model_len }) => ({
    contextWindow: max_model_len ?? context_length ?? context_window,
  }),
)

/** @see https://platform.claude.com/docs/en/api/models/list */
export const anthropic = entryReader(
  z.object({
    max_input_tokens: z.number().int().positive(),
    max_tokens: count,
    capabilities: z
      .object({ image_input: z.object({ supported: yesOrNo }), thinking: z.object({ supported: yesOrNo }) })
      .nullish()
      .catch(undefined),
  }),
  ({ max_input_tokens, max_tokens, capabilities }) => ({
    contextWindow: max_input_tokens,
    maxOutputTokens: max_tokens,
    images: capabilities?.image_input.supported,
    reasoning: capabilities?.thinking.supported,
  }),
)

/**
 * The model's own window counts, not the one of `top_provider`: requests go to a host that can take them, while the top
 * one may hold far less.
 *
 * @see https://openrouter.ai/docs/api/api-reference/models/get-models
 */
export const openRouter = entryReader(
  z.object({
    top_provider: z.object({ max_completion_tokens: count }),
    architecture: z.object({ input_modalities: words }).optional().catch(undefined),
    supported_parameters: words,
    pricing: z
      .object({ prompt: perToken, completion: perToken, input_cache_read: perToken, input_cache_write: perToken })
      .optional()
      .catch(undefined),
  }),
  ({ top_provider, architecture, supported_parameters, pricing }) => ({
    maxOutputTokens: top_provider.max_completion_tokens,
    images: architecture?.input_modalities?.includes('image'),
    tools: supported_parameters?.includes('tools'),
    reasoning: supported_parameters?.includes('reasoning'),
    price: priceOf(pricing?.prompt, pricing?.completion, pricing?.input_cache_read, pricing?.input_cache_write),
  }),
)

/** @see https://console.groq.com/docs/models */
export const groq = entryReader(z.object({ max_completion_tokens: count }), ({ max_completion_tokens }) => ({
  maxOutputTokens: max_completion_tokens,
}))

/** @see https://docs.mistral.ai/api/endpoint/models */
export const mistral = entryReader(
  z.object({
    max_context_length: count,
    capabilities: z.object({
      completion_chat: z.boolean(),
      function_calling: yesOrNo,
      vision: yesOrNo,
      reasoning: yesOrNo,
    }),
  }),
  ({ max_context_length, capabilities: { function_calling, vision, reasoning } }) => ({
    contextWindow: max_context_length,
    tools: function_calling,
    images: vision,
    reasoning,
  }),
)

/** Prices are for a million tokens. @see https://docs.together.ai/reference/models */
export const together = entryReader(
  z.object({ pricing: z.object({ hourly: z.number(), input: perMillion, output: perMillion }) }),
  ({ pricing: { input, output } }) => ({ price: priceOf(input, output) }),
)

/** @see https://docs.fireworks.ai/api-reference/list-models */
export const fireworks = entryReader(
  z.object({ supports_chat: z.boolean(), supports_image_input: yesOrNo, supports_tools: yesOrNo }),
  ({ supports_image_input, supports_tools }) => ({ images: supports_image_input, tools: supports_tools }),
)

/** @see https://platform.moonshot.ai/docs/api/models */
export const moonshot = entryReader(
  z.object({ supports_image_in: yesOrNo, supports_reasoning: yesOrNo }),
  ({ supports_image_in, supports_reasoning }) => ({ images: supports_image_in, reasoning: supports_reasoning }),
)

/** @see https://vercel.com/docs/ai-gateway/models-and-providers */
export const vercel = entryReader(
  z.object({
    context_window: z.number(),
    max_tokens: count,
    tags: words,
    pricing: z
      .object({ input: perToken, output: perToken, input_cache_read: perToken, input_cache_write: perToken })
      .optional()
      .catch(undefined),
  }),
  ({ max_tokens, tags, pricing }) => ({
    maxOutputTokens: max_tokens,
    images: tags?.includes('vision'),
    tools: tags?.includes('tool-use'),
    reasoning: tags?.includes('reasoning'),
    price: priceOf(pricing?.input, pricing?.output, pricing?.input_cache_read, pricing?.input_cache_write),
  }),
)

/** @see https://ai.google.dev/api/models */
export const google = entryReader(
  z.object({ inputTokenLimit: z.number().int().positive(), outputTokenLimit: count, thinking: yesOrNo }),
  ({ inputTokenLimit, outputTokenLimit, thinking }) => ({
    contextWindow: inputTokenLimit,
    maxOutputTokens: outputTokenLimit,
    reasoning: thinking,
  }),
)

/** @see https://docs.github.com/en/rest/models/catalog */
export const gitHub = entryReader(
  z.object({
    limits: z.object({ max_input_tokens: count, max_output_tokens: count }),
    capabilities: words,
    supported_input_modalities: words,
  }),
  ({ limits, capabilities, supported_input_modalities }) => ({
    contextWindow: limits.max_input_tokens,
    maxOutputTokens: limits.max_output_tokens,
    tools: capabilities?.includes('tool-calling'),
    images: supported_input_modalities?.includes('image'),
  }),
)

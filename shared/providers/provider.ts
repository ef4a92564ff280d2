import { z } from 'zod'

/**
 * How a provider's API looks. A codec exists for each format in `src-main/codecs/index.ts`; the formats without one yet
 * answer with a clear error.
 */
export const wireFormats = ['openai-chat', 'anthropic', 'anthropic-compatible', 'openai-responses', 'gemini'] as const

export type WireFormat = (typeof wireFormats)[number]

const endpoint = z.strictObject({
  wireFormat: z.enum(wireFormats),
  /** Without a trailing slash; null where only the user knows it. */
  baseUrl: z.url().nullable(),
})

/**
 * One row of the catalogue: a provider is data, not code.
 *
 * Adding an OpenAI-compatible provider is adding a row; what it does differently is named in `quirks`, and the quirks
 * are small pure transforms in the codec.
 */
export const providerSchema = z.strictObject({
  /** LiteLLM's id, as used in `provider/model` names and `BIG_MODEL_PROVIDER`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  aliases: z.array(z.string()).default([]),
  name: z.string(),
  /** In order of preference; the first one with a codec is used. */
  endpoints: z.array(endpoint).min(1),
  /** Environment variables that may hold the key, in order of preference. */
  keyVariables: z.array(z.string()),
  /** Environment variables that may hold the base URL, in order of preference. */
  baseUrlVariables: z.array(z.string()),
  /** The header that carries the key. */
  authentication: z.enum(['bearer', 'x-api-key', 'none']),
  /** Named transforms of the request and answer, applied in order. */
  quirks: z.array(z.string()).default([]),
  /** A server on the user's own machine, which needs no key. */
  isLocal: z.boolean().default(false),
  keysUrl: z.url().nullable(),
  docsUrl: z.url().nullable(),
  /** The provider's small identifying colour in lists: a hue in degrees, or null for grey. */
  hue: z.number().min(0).max(360).nullable(),
})

export type Provider = z.output<typeof providerSchema>
export type ProviderRow = z.input<typeof providerSchema>

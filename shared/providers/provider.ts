import { z } from 'zod'

/**
 * How a provider's API looks. A codec exists for each format in `src-main/codecs/index.ts`; the formats without one yet
 * answer with a clear error.
 *
 * `anthropic` is for real Claude hosts only: they get the client's bytes, as Claude on Vertex AI does in a frame of
 * Google's, `anthropic-vertex`. Other vendors' Messages endpoints are `anthropic-compatible`. `own` is an API for which
 * no codec is planned yet.
 */
export const wireFormats = [
  'openai-chat',
  'anthropic',
  'anthropic-vertex',
  'anthropic-compatible',
  'openai-responses',
  'gemini',
  'bedrock-converse',
  'cohere',
  'own',
] as const

export type WireFormat = (typeof wireFormats)[number]

/** What kind of service it is: its own models, others' models, many vendors behind one key, a flat-rate plan, … */
export const providerKinds = ['maker', 'host', 'cloud', 'router', 'plan', 'local', 'custom'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** The header that carries the key. */
const authentication = z.enum(['bearer', 'x-api-key', 'x-goog-api-key', 'api-key', 'none'])

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

const endpoint = z.strictObject({
  wireFormat: z.enum(wireFormats),
  /** Without a trailing slash; null where only the user knows it. */
  baseUrl: z.url().nullable(),
  /** What the base URL looks like where only the user knows it, with `{NAME}` for each part to fill in. */
  template: z
    .string()
    .regex(/^https:.*\{[A-Z_]+\}/)
    .nullable(),
  /** Which variant this is, such as `China`; null for the usual one. A variant is used only if the user says so. */
  region: z.string().nullable(),
  authentication,
  /** The models that it is for, as a regular expression over their names without case; null for all. */
  models: z
    .string()
    .refine((pattern) => isPattern(pattern))
    .nullable(),
  /** Where the models are listed: a path to append to the base URL, a whole URL, or null for nowhere. */
  modelsPath: z
    .string()
    .regex(/^(\/|https:)/)
    .nullable(),
  /** Whether it is known to count the tokens of a prompt, in the way that its format has for that. */
  countsTokens: z.boolean(),
})

/** Everything FreeCC knows of a provider: data, not code. The catalogue is written in the short form `ProviderRow`. */
export const providerSchema = z.strictObject({
  /** LiteLLM's id where it has one, as used in `provider/model` names and `BIG_MODEL_PROVIDER`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  aliases: z.array(z.string().regex(/^[a-z0-9][a-z0-9._-]*$/)).readonly(),
  name: z.string().min(1),
  kind: z.enum(providerKinds),
  /** In order of preference, the first one with a codec is used; then the variants of other regions. */
  endpoints: z.array(endpoint).min(1).readonly(),
  /** Environment variables that may hold the key, in order of preference. */
  keyVariables: z.array(z.string()).readonly(),
  /** Environment variables that may hold the base URL, in order of preference. */
  baseUrlVariables: z.array(z.string()).readonly(),
  /** As most of its endpoints have it; each endpoint has its own. */
  authentication,
  /** Sent with every request, beside the one with the key; `{key}` stands for the key. */
  headers: z.record(z.string(), z.string()),
  /** How one gets in: with a key that is made on a page, or by a sign-in; FreeCC does that to Google Cloud. */
  signIn: z.enum(['api-key', 'oauth', 'device-code', 'google-cloud', 'aws']),
  /** A resource of one's own at Azure, whose addresses have forms of their own; Microsoft Entra ID stands in for a key. */
  isAzure: z.boolean(),
  /** Named transforms of the request and answer, applied in order. */
  quirks: z.array(z.string()).readonly(),
  /** The same for its Messages endpoint, whose transforms have names of their own. */
  messagesQuirks: z.array(z.string()).readonly(),
  /** The same for its Responses endpoint. */
  responsesQuirks: z.array(z.string()).readonly(),
  /** A server of the user's own, at its usual port by default, which needs no key. */
  isLocal: z.boolean(),
  keysUrl: z.url().nullable(),
  docsUrl: z.url().nullable(),
  /** The provider's small identifying colour in lists: a hue in degrees, or null for grey. */
  hue: z.number().min(0).max(360).nullable(),
})

export type Provider = Readonly<z.output<typeof providerSchema>>
export type Endpoint = Readonly<Provider['endpoints'][number]>

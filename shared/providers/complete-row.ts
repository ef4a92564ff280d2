import { compatibleServer } from './compatible-server.ts'
import { compatibleMessages } from './compatible-messages.ts'
import { compatibleResponses } from './compatible-responses.ts'
import type { EndpointRow, EndpointRows, ProviderRow } from './provider-row.ts'
import type { Endpoint, Provider, WireFormat } from './provider.ts'

/** The formats that servers of all kinds imitate. */
export const imitatedFormats = [
  'openai-chat',
  'openai-responses',
  'anthropic-compatible',
] as const satisfies readonly WireFormat[]
export type ImitatedFormat = (typeof imitatedFormats)[number]

/** Where an API lists its models. Most vendors' Messages endpoints come without a list of their own. */
const defaultModelsPaths: Readonly<Record<WireFormat, string | null>> = {
  'openai-chat': '/models',
  'openai-responses': '/models',
  anthropic: '/v1/models',
  'anthropic-vertex': null,
  'anthropic-compatible': null,
  gemini: '/models',
  'bedrock-converse': null,
  cohere: null,
  own: null,
}

/**
 * A row of the catalogue with its defaults filled in: variables named after the id in LiteLLM's way (`GROQ_API_KEY`,
 * `GROQ_API_BASE`), the key as a bearer token, a colour that is always the same.
 */
export function completeRow(id: string, row: ProviderRow): Provider {
  const authentication = row.authentication ?? 'bearer'
  const isLocal = row.isLocal ?? false
  const variable = id.toUpperCase().replaceAll('-', '_')
  return {
    id,
    aliases: row.aliases ?? [],
    name: row.name,
    kind: row.kind ?? (isLocal ? 'local' : 'host'),
    endpoints: [
      ...completeEndpoints(row.endpoints, null, authentication),
      ...Object.entries(row.regions ?? {}).flatMap(([region, endpoints]) =>
        completeEndpoints(endpoints, region, authentication),
      ),
    ],
    keyVariables: row.keyVariables ?? [`${variable}_API_KEY`],
    baseUrlVariables: row.baseUrlVariables ?? [`${variable}_API_BASE`],
    authentication,
    headers: row.headers ?? {},
    signIn: row.signIn ?? 'api-key',
    isAzure: row.isAzure ?? false,
    quirks: row.quirks ?? compatibleServer,
    messagesQuirks: row.messagesQuirks ?? compatibleMessages,
    responsesQuirks: row.responsesQuirks ?? compatibleResponses,
    isLocal,
    keysUrl: row.pages?.keys ?? null,
    docsUrl: row.pages?.docs ?? null,
    hue: row.hue ?? (isLocal ? null : hueOf(id)),
  }
}

/** An endpoint of which nothing but the format is known: a server that imitates OpenAI's or Anthropic's API. */
export function endpointOfFormat(wireFormat: ImitatedFormat): Endpoint {
  return completeEndpoint(wireFormat, null, null, 'bearer')
}

function completeEndpoints(
  rows: EndpointRows,
  region: string | null,
  authentication: Provider['authentication'],
): Endpoint[] {
  const entries = Object.entries(rows) as [WireFormat, string | null | EndpointRow][]
  return entries.map(([wireFormat, value]) => completeEndpoint(wireFormat, value, region, authentication))
}

function completeEndpoint(
  wireFormat: WireFormat,
  value: string | null | EndpointRow,
  region: string | null,
  authentication: Provider['authentication'],
): Endpoint {
  const row = typeof value === 'object' && value !== null ? value : { baseUrl: value }
  const isTemplate = row.baseUrl?.includes('{') ?? false
  return {
    wireFormat,
    baseUrl: isTemplate ? null : row.baseUrl,
    template: isTemplate ? row.baseUrl : null,
    region,
    authentication: row.authentication ?? authentication,
    models: row.models ?? null,
    modelsPath: row.modelsPath === undefined ? defaultModelsPaths[wireFormat] : row.modelsPath,
    countsTokens: row.countsTokens ?? false,
  }
}

/** Some hue, the same for an id at all times. */
function hueOf(id: string): number {
  return [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7)
}

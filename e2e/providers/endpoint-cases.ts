import { providers, type Endpoint, type Provider } from '../../shared/providers/index.ts'
import { codecFor } from '../../src-main/codecs/index.ts'

/** An endpoint of the catalogue, and what a user enters to get there. */
export interface EndpointCase {
  readonly title: string
  readonly provider: Provider
  readonly endpoint: Endpoint
  /** As the provider's pages print it, in place of what is only known to the user; without a slash at the end. */
  readonly baseUrl: string
  /** What is pasted as the base URL; null where nothing has to be. */
  readonly address: string | null
  /** Null for a server on this machine, as it is. */
  readonly key: string | null
}

/** What each format's API has behind the base URL. */
export const paths = { 'openai-chat': '/chat/completions', 'anthropic-compatible': '/v1/messages' } as const

type ProvenFormat = keyof typeof paths

/** Every row as it is, and every one of its Chat and Messages endpoints, pasted whole. */
export const endpointCases: readonly EndpointCase[] = providers
  .filter(({ signIn }) => signIn === 'api-key')
  .flatMap((provider) => [...asItIs(provider), ...provider.endpoints.flatMap((endpoint) => pasted(provider, endpoint))])

/** The row's first endpoint for which there is a codec, unless that is one of another format. */
function asItIs(provider: Provider): readonly EndpointCase[] {
  const endpoint = provider.endpoints.find(({ wireFormat }) => codecFor(wireFormat) !== undefined)
  if (endpoint?.baseUrl == null || !isProven(endpoint)) return []
  const key = provider.isLocal ? null : `key-of-${provider.id}`
  return [{ title: 'as it is', provider, endpoint, baseUrl: endpoint.baseUrl, address: null, key }]
}

function pasted(provider: Provider, endpoint: Endpoint): readonly EndpointCase[] {
  if (!isProven(endpoint)) return []
  const { baseUrl: own, template, wireFormat } = endpoint
  const baseUrl = own ?? template?.replaceAll(/\{[A-Z_]+\}/g, 'mine') ?? 'https://mine.example/v1'
  const address = baseUrl + paths[wireFormat]
  return [{ title: `at ${address}`, provider, endpoint, baseUrl, address, key: `key-of-${provider.id}` }]
}

export function isProven(endpoint: Endpoint): endpoint is Endpoint & { wireFormat: ProvenFormat } {
  return endpoint.wireFormat in paths
}

import { providers, type Endpoint, type Provider } from '../../shared/providers/index.ts'
import { codecFor } from '../../src-main/codecs/index.ts'
import { formats, type ProvenFormat } from './formats.ts'

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

/** Every row as it is, and every one of its endpoints of a proven format, pasted whole. */
export const endpointCases: readonly EndpointCase[] = providers
  .filter(({ signIn }) => signIn === 'api-key')
  .flatMap((provider) => [...asItIs(provider), ...provider.endpoints.flatMap((endpoint) => pasted(provider, endpoint))])

/** The row's first endpoint for which there is a codec, and those that it has for some of its models. */
function asItIs(provider: Provider): readonly EndpointCase[] {
  const usable = provider.endpoints.filter(({ wireFormat }) => codecFor(wireFormat) !== undefined)
  const [general] = usable.filter(({ models }) => models === null)
  const special = usable.filter(({ models }) => models !== null)
  const key = provider.isLocal ? null : `key-of-${provider.id}`
  return [...(general === undefined ? [] : [general]), ...special].flatMap((endpoint) => {
    const { baseUrl } = endpoint
    if (baseUrl === null || formatOf(endpoint) === undefined) return []
    return [{ title: `as it is, with ${endpoint.wireFormat}`, provider, endpoint, baseUrl, address: null, key }]
  })
}

function pasted(provider: Provider, endpoint: Endpoint): readonly EndpointCase[] {
  const format = formatOf(endpoint)
  if (format === undefined) return []
  const { baseUrl: own, template } = endpoint
  const baseUrl = own ?? template?.replaceAll(/\{[A-Z_]+\}/g, 'mine') ?? 'https://mine.example/v1'
  const [path = ''] = format.path(format.model(provider.id)).split('?')
  const address = baseUrl + path
  return [{ title: `at ${address}`, provider, endpoint, baseUrl, address, key: `key-of-${provider.id}` }]
}

/** What is known of an endpoint's format; undefined for one that is proven elsewhere. */
export function formatOf({ wireFormat }: Endpoint): ProvenFormat | undefined {
  return formats[wireFormat]
}

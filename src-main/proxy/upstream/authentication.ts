import { assertNever } from '../../../shared/assert-never.ts'
import type { Upstream } from '../routing/routing-table.ts'

/**
 * The headers that the provider wants with every request, those with the key included. The client's own credential
 * never goes upstream (edge case 265).
 */
export function authenticationHeaders(
  { provider, endpoint }: Pick<Upstream, 'provider' | 'endpoint'>,
  key: string | null,
): Record<string, string> {
  const own = Object.entries(provider.headers)
    .filter(([, value]) => key !== null || !value.includes('{key}'))
    .map(([name, value]) => [name.toLowerCase(), value.replaceAll('{key}', () => key ?? '')] as const)
  return { ...Object.fromEntries(own), ...(key === null ? {} : keyHeader(endpoint.authentication, key)) }
}

/** The same with the token of a cloud account where that is how one signs in; it may have to be fetched first. */
export async function signedInHeaders(
  upstream: Pick<Upstream, 'provider' | 'endpoint' | 'credentials'>,
  key: string | null,
): Promise<Record<string, string>> {
  const headers = authenticationHeaders(upstream, key)
  return upstream.credentials === undefined ? headers : { ...headers, ...(await upstream.credentials.headers()) }
}

function keyHeader(authentication: Upstream['endpoint']['authentication'], key: string): Record<string, string> {
  switch (authentication) {
    case 'bearer':
      return { authorization: `Bearer ${key}` }
    case 'x-api-key':
    case 'x-goog-api-key':
    case 'api-key':
      return { [authentication]: key }
    case 'none':
      return {}
    default:
      return assertNever(authentication)
  }
}

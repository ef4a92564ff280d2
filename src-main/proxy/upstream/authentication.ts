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

/** What a request needs that goes to an upstream. */
export interface SignedIn {
  /** With every gap filled. */
  readonly baseUrl: string
  readonly headers: Record<string, string>
  /** To be called where the upstream refuses this, so that the next time something else is tried; null where it cannot be. */
  readonly discard: (() => void) | null
}

/** The same with the token and the place of a cloud account where that is how one signs in; both may have to be fetched. */
export async function signIn(
  upstream: Pick<Upstream, 'provider' | 'endpoint' | 'baseUrl' | 'credentials'>,
  key: string | null,
): Promise<SignedIn> {
  const { baseUrl, credentials } = upstream
  const headers = authenticationHeaders(upstream, key)
  if (credentials === undefined) return { baseUrl, headers, discard: null }
  const token = await credentials.headers()
  return {
    baseUrl: (await credentials.complete?.(baseUrl)) ?? baseUrl,
    headers: { ...headers, ...token },
    discard: () => credentials.discard(token),
  }
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

import { assertNever } from '../../../shared/assert-never.ts'
import type { Upstream } from '../routing/routing-table.ts'

/** The headers that carry an upstream's key. The client's own credential never goes upstream (edge case 265). */
export function authenticationHeaders({ provider }: Upstream, key: string | null): Record<string, string> {
  if (key === null) return {}
  switch (provider.authentication) {
    case 'bearer':
      return { authorization: `Bearer ${key}` }
    case 'x-api-key':
      return { 'x-api-key': key }
    case 'none':
      return {}
    default:
      return assertNever(provider.authentication)
  }
}

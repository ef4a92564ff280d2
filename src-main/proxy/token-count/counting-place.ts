import type { Endpoint } from '../../../shared/providers/index.ts'
import type { Upstream } from '../routing/routing-table.ts'

/** An endpoint that counts tokens, and where it is. */
export interface CountingPlace {
  readonly endpoint: Endpoint
  readonly baseUrl: string
}

/**
 * Where an upstream counts tokens: at its own endpoint, or else at another one of the same server, since vLLM's Chat
 * Completions are counted at its Messages API, and Moonshot's Messages beside its Chat Completions. Null if nowhere. It is
 * always the host that the key is for.
 */
export function countingPlace({ provider, endpoint, baseUrl }: Upstream): CountingPlace | null {
  if (endpoint.countsTokens) return { endpoint, baseUrl }
  for (const other of provider.endpoints) {
    const moved = other.countsTokens ? moveBase(baseUrl, endpoint.baseUrl, other.baseUrl) : null
    if (moved !== null) return { endpoint: other, baseUrl: moved }
  }
  return null
}

/** The base URL with the path of one endpoint's replaced by the other's; null if they are not on one server. */
function moveBase(baseUrl: string, from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null
  const [here, there, base] = [new URL(from), new URL(to), new URL(baseUrl)]
  const path = withoutSlash(base.pathname)
  const end = withoutSlash(here.pathname)
  if (here.origin !== there.origin || !path.endsWith(end)) return null
  return base.origin + path.slice(0, path.length - end.length) + withoutSlash(there.pathname)
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '')
}

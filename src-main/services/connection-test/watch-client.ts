import type { UpstreamClient } from '../../proxy/upstream/upstream-client.ts'

/** What a provider's last answer looked like before anything was translated. */
export interface UpstreamSight {
  readonly status: number
  /** One JSON body, whatever was asked for. */
  readonly isWhole: boolean
}

export interface WatchedClient {
  readonly client: UpstreamClient
  /** Null where nobody has answered since the last call of `forget`. */
  readonly lastSight: () => UpstreamSight | null
  readonly forget: () => void
}

/** Sees what passes through a client: whether the provider answered at all, and how. */
export function watchClient(client: UpstreamClient): WatchedClient {
  let sight: UpstreamSight | null = null
  return {
    client: {
      async post(request) {
        const answer = await client.post(request)
        const isWhole = String(answer.headers['content-type'] ?? '').includes('application/json')
        sight = { status: answer.status, isWhole }
        return answer
      },
      close: () => client.close(),
    },
    lastSight: () => sight,
    forget: () => {
      sight = null
    },
  }
}

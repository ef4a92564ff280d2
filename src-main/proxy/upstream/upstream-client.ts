import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { Agent, buildConnector } from 'undici'
import { limits as usualLimits, type Limits } from '../limits.ts'
import { decompressed } from './decompress.ts'
import { dispatch } from './dispatch.ts'
import { guardConnector } from './guarded-connector.ts'

export interface UpstreamRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
  /** Aborts when the client goes away or the total limit is reached. */
  readonly signal: AbortSignal
}

export interface UpstreamResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Decompressed. */
  readonly body: Readable
}

/** Pooled keep-alive connections to all upstreams. */
export interface UpstreamClient {
  /** Sends one POST. Rejects with undici's error if no answer came; see `describeUpstreamError`. */
  post(request: UpstreamRequest): Promise<UpstreamResponse>
  close(): Promise<void>
}

/**
 * `connect` opens the connections; left out, they go to the hosts that the URLs name. `listener` is where this process
 * itself listens, as it would otherwise be asked by itself.
 */
export function createUpstreamClient(
  limits: Pick<Limits, 'connectMs' | 'firstByteMs' | 'silenceMs'> = usualLimits,
  connect: NonNullable<Agent.Options['connect']> = { timeout: limits.connectMs },
  listener: () => AddressInfo | null = () => null,
): UpstreamClient {
  const agent = new Agent({
    connect: guardConnector(
      typeof connect === 'function' ? connect : buildConnector({ allowH2: false, ...connect }),
      listener,
    ),
    // One connection a stream: none waits for another's packets, and no GOAWAY ends several (fault F59).
    allowH2: false,
    headersTimeout: limits.firstByteMs,
    bodyTimeout: limits.silenceMs,
    keepAliveTimeout: 30_000,
    // Redirects are not followed: undici does not unless told to, and keys must not travel.
  })
  return {
    async post({ url, headers, body, signal }) {
      const { origin, pathname, search } = new URL(url)
      const answer = await dispatch(agent, { origin, path: pathname + search, method: 'POST', headers, body }, signal)
      const readable = decompressed(answer.body, answer.headers)
      // A body that is given up reports that as an error, which without a listener would end the process.
      readable.on('error', () => {})
      return { status: answer.status, headers: answer.headers, body: readable }
    },
    close: () => agent.destroy(),
  }
}

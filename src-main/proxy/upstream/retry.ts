import { setTimeout as sleep } from 'node:timers/promises'
import type { UpstreamClient, UpstreamRequest, UpstreamResponse } from './upstream-client.ts'
import { wasNeverSent, wasStaleConnection } from './upstream-error.ts'

/** Short and few: the client retries too, and the two multiply (edge case 248). */
const retryDelaysMs = [50, 250]

/**
 * Sends a request, and again where that cannot be noticed: it never reached the upstream (fault F01), or, once, a pooled
 * connection turned out to be closed before anything came back (fault F58).
 */
export async function postWithRetry(client: UpstreamClient, request: UpstreamRequest): Promise<UpstreamResponse> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await client.post(request)
    } catch (error) {
      const delayMs = retryDelaysMs[attempt]
      const isRetryable = wasNeverSent(error) || (attempt === 0 && wasStaleConnection(error))
      if (delayMs === undefined || !isRetryable || request.signal.aborted) throw error
      await sleep(delayMs, undefined, { signal: request.signal })
    }
  }
}

import type { UpstreamClient, UpstreamRequest, UpstreamResponse } from './upstream-client.ts'
import { wasStaleConnection } from './upstream-error.ts'

/**
 * Sends a request, so that it arrives once: again only if a pooled connection turned out to be closed before anything
 * came back (fault F58). Every other retry is a decision of `attempt-policy.ts`.
 */
export async function postOnce(client: UpstreamClient, request: UpstreamRequest): Promise<UpstreamResponse> {
  try {
    return await client.post(request)
  } catch (error) {
    if (request.signal.aborted || !wasStaleConnection(error)) throw error
    return client.post(request)
  }
}

import type { ServerResponse } from 'node:http'
import { errorEnvelope, type Failure } from '../../shared/anthropic/errors.ts'

/** Sends a complete JSON answer. `onSent` hears its body. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
  onSent: ((text: string) => void) | null = null,
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  onSent?.(text)
  response.end(text)
}

/** Sends an error in Anthropic's form, with the headers that steer the client's retries (edge cases 243, 249 and 250). */
export function sendFailure(
  response: ServerResponse,
  failed: Failure,
  requestId: string,
  onSent: ((text: string) => void) | null = null,
): void {
  const headers = {
    'request-id': requestId,
    ...(failed.shouldRetry === undefined ? {} : { 'x-should-retry': String(failed.shouldRetry) }),
    ...(failed.retryAfterSeconds === undefined ? {} : { 'retry-after': String(failed.retryAfterSeconds) }),
  }
  sendJson(response, failed.status, errorEnvelope(failed, requestId), headers, onSent)
}

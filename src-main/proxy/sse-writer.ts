import { errorEnvelope, type Failure } from '../../shared/anthropic/errors.ts'
import type { StreamEvent } from '../../shared/anthropic/stream-events.ts'

/** The `event:` line is what the client's SDK dispatches on (edge case 184). */
export function encodeEvent(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

export const encodedPing = 'event: ping\ndata: {"type":"ping"}\n\n'

export function encodeFailure(failed: Failure, requestId: string): string {
  return `event: error\ndata: ${JSON.stringify(errorEnvelope(failed, requestId))}\n\n`
}

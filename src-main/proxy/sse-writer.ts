import { errorEnvelope, type Failure } from '../../shared/anthropic/errors.ts'
import type { StreamEvent } from '../../shared/anthropic/stream-events.ts'

/** The `event:` line is what the client's SDK dispatches on (edge case 184). */
export function encodeEvent(event: StreamEvent): string {
  if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
    return encodeText(event.index, event.delta.text)
  }
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

/** Most events are a few characters of text; written out like this they cost a third. */
function encodeText(index: number, text: string): string {
  const delta = `{"type":"text_delta","text":${JSON.stringify(text)}}`
  return `event: content_block_delta\ndata: {"type":"content_block_delta","index":${index},"delta":${delta}}\n\n`
}

export const encodedPing = 'event: ping\ndata: {"type":"ping"}\n\n'

export function encodeFailure(failed: Failure, requestId: string): string {
  return `event: error\ndata: ${JSON.stringify(errorEnvelope(failed, requestId))}\n\n`
}

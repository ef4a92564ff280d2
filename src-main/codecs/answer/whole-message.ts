import { failure, type Failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../../shared/anthropic/stream-events.ts'
import type { DecodedEvent } from '../codec.ts'
import { accumulateMessage } from './accumulate-message.ts'

/** The message that a decoder's events make up, or why there is none: complete answers are decoded as short streams. */
export function wholeMessage(decoded: Iterable<DecodedEvent>): Message | Failure {
  const events: StreamEvent[] = []
  for (const event of decoded) {
    if (event.type === 'failure') return event.failure
    events.push(event)
  }
  return accumulateMessage(events) ?? failure('api_error', 'The answer has no end.', { status: 502 })
}

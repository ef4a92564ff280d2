import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { wholeMessage } from '../answer/whole-message.ts'
import type { AnswerContext } from '../codec.ts'
import { readRecord, type JsonRecord } from '../read-json.ts'
import { MessagesStreamDecoder } from './stream-decoder.ts'

/**
 * Decodes a complete answer as the events that would have made it, so that both ways give the same message.
 *
 * Gives a failure for a body that is an error under HTTP 200, or no answer at all (edge case 179, fault F51).
 */
export function decodeResponse(body: unknown, answer: AnswerContext): Message | Failure {
  const decoder = new MessagesStreamDecoder(answer)
  return wholeMessage(toEvents(readRecord(body) ?? {}).flatMap((event) => decoder.pushEvent(event)))
}

function toEvents(body: JsonRecord): readonly JsonRecord[] {
  const { content, stop_reason, stop_sequence, usage } = body
  const isAnswer = body['error'] == null && body['type'] !== 'error'
  const text = typeof content === 'string' ? [{ type: 'text', text: content }] : content
  if (!isAnswer || !Array.isArray(text)) return isAnswer ? [body, { type: 'message_stop' }] : [body]
  return [
    { type: 'message_start', message: { usage } },
    ...text.flatMap((block: unknown, index) => [
      { type: 'content_block_start', index, content_block: block },
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: { stop_reason, stop_sequence }, usage },
    { type: 'message_stop' },
  ]
}

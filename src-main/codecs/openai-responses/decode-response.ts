import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { wholeMessage } from '../answer/whole-message.ts'
import type { AnswerContext } from '../codec.ts'
import { readRecord, type JsonRecord } from '../read-json.ts'
import { ResponsesStreamDecoder } from './stream-decoder.ts'

/**
 * Decodes a complete answer as the last event of its stream, so that both ways give the same message.
 *
 * Gives a failure for a body that is an error under HTTP 200, or no answer at all (edge case 179, fault F51).
 */
export function decodeResponse(body: unknown, answer: AnswerContext): Message | Failure {
  const decoder = new ResponsesStreamDecoder(answer)
  return wholeMessage([...decoder.pushEvent(toEvent(readRecord(body) ?? {})), ...decoder.end()])
}

function toEvent(body: JsonRecord): JsonRecord {
  return Array.isArray(body['output']) || body['object'] === 'response'
    ? { type: 'response.done', response: body }
    : body
}

import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { wholeMessage } from '../answer/whole-message.ts'
import type { AnswerContext } from '../codec.ts'
import { readRecord } from '../read-json.ts'
import { GeminiStreamDecoder } from './stream-decoder.ts'

/**
 * Decodes a complete answer: as a stream of one chunk, so that both ways give the same message. A stream that was not
 * asked for as events comes as a list of its chunks.
 *
 * Gives a failure for a body that is an error under HTTP 200, or no answer at all (edge case 179, fault F51).
 */
export function decodeResponse(body: unknown, answer: AnswerContext): Message | Failure {
  const decoder = new GeminiStreamDecoder(answer)
  const chunks: readonly unknown[] = Array.isArray(body) ? body : [body]
  const events = chunks.flatMap((chunk) => decoder.pushChunk(readRecord(chunk) ?? {}))
  return wholeMessage([...events, ...decoder.end()])
}

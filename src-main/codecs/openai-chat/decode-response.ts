import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { wholeMessage } from '../answer/whole-message.ts'
import type { AnswerContext } from '../codec.ts'
import { readProviderError } from '../failures/provider-error.ts'
import { readList, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { readFailedGeneration } from './failed-generation.ts'
import { inlineTools } from './inline-calls/read-inline-calls.ts'
import { ChatStreamDecoder } from './stream-decoder.ts'

/**
 * Decodes a complete answer: as a stream of one chunk, so that both ways give the same message.
 *
 * Gives a failure for a body that is an error under HTTP 200, or no answer at all (edge case 179, fault F51).
 */
export function decodeResponse(body: unknown, answer: AnswerContext): Message | Failure {
  const decoder = new ChatStreamDecoder(answer)
  const chunk = toChunk(readRecord(body) ?? {})
  return wholeMessage([...decoder.pushChunk(chunk), ...decoder.push(endOfStream)])
}

/**
 * The answer in the body of an error: calls that the server refused, which the client can judge for itself (edge case
 * 119). Null for every other error.
 */
export function rescueAnswer(body: unknown, answer: AnswerContext): Message | null {
  const error = readProviderError(body)
  if (error === null || readFailedGeneration(error, inlineTools(answer)) === null) return null
  const decoded = decodeResponse(body, answer)
  return 'content' in decoded ? decoded : null
}

const endOfStream = { name: '', data: '[DONE]' }

/** Copilot puts the calls of one answer into several choices (edge cases 156 and 180); otherwise the first one counts. */
function toChunk(body: JsonRecord): JsonRecord {
  const choices = readList(body['choices'])
    .map(readRecord)
    .filter((choice) => choice !== null)
  const [first] = choices
  if (first === undefined) return body
  const message = readRecord(first['message'])
  const messages = choices.map((choice) => readRecord(choice['message']) ?? {})
  const delta = message && {
    ...message,
    content: message['content'] ?? messages.map((other) => readText(other['content'])).find((text) => text !== ''),
    tool_calls: messages.flatMap((other) => readList(other['tool_calls'])).map(toPiece),
  }
  return { ...body, choices: [{ ...first, index: 0, delta }] }
}

/** Every entry is a call of its own, whatever ids and indices it has. */
function toPiece(entry: unknown, index: number): JsonRecord {
  return { ...readRecord(entry), index }
}

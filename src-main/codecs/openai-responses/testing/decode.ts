import type { AnswerContext, UpstreamEvent } from '../../codec.ts'
import { answerContext as contextOf, runDecoder, type Decoded } from '../../testing/decode.ts'
import { createStreamDecoder } from '../stream-decoder.ts'

/** An answer of OpenAI's, unless something else is given. */
export function answerContext(given: Partial<AnswerContext> = {}): AnswerContext {
  return contextOf('openai', given)
}

/** Runs upstream events through a decoder, then closes the stream. */
export function decodeEvents(upstream: readonly UpstreamEvent[], given: Partial<AnswerContext> = {}): Decoded {
  return runDecoder(createStreamDecoder(answerContext(given)), upstream)
}

/** Runs events through a decoder: objects are sent as JSON, text as it is. No end is added. */
export function decodeObjects(objects: readonly unknown[], given: Partial<AnswerContext> = {}): Decoded {
  const data = objects.map((object) => (typeof object === 'string' ? object : JSON.stringify(object)))
  return decodeEvents(
    data.map((line) => ({ name: '', data: line })),
    given,
  )
}

/** The announcement of an item. */
export function added(index: number, item: object): object {
  return { type: 'response.output_item.added', output_index: index, item }
}

/** An item that is complete. */
export function done(index: number, item: object): object {
  return { type: 'response.output_item.done', output_index: index, item }
}

/** A piece of text. */
export function textDelta(index: number, text: string, more: object = {}): object {
  return { type: 'response.output_text.delta', output_index: index, content_index: 0, delta: text, ...more }
}

/** A piece of a call's arguments. */
export function argumentsDelta(index: number, json: string, more: object = {}): object {
  return { type: 'response.function_call_arguments.delta', output_index: index, delta: json, ...more }
}

/** The ordinary end of an answer. */
export function completed(response: object = {}): object {
  return { type: 'response.completed', response: { status: 'completed', output: [], ...response } }
}

export const message = (text: string, more: object = {}) => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  content: [{ type: 'output_text', text }],
  ...more,
})
export const reasoning = (summary: readonly string[], more: object = {}) => ({
  type: 'reasoning',
  id: 'rs_1',
  summary: summary.map((text) => ({ type: 'summary_text', text })),
  encrypted_content: 'gAAAA-secret',
  ...more,
})
export const functionCall = (callId: string, name: string, input: unknown, more: object = {}) => ({
  type: 'function_call',
  id: `fc_${callId}`,
  call_id: callId,
  name,
  arguments: typeof input === 'string' ? input : JSON.stringify(input),
  ...more,
})

import type { AnswerContext, UpstreamEvent } from '../../codec.ts'
import { answerContext as contextOf, runDecoder, type Decoded } from '../../testing/decode.ts'
import { createStreamDecoder } from '../stream-decoder.ts'

/** An answer of DeepSeek's, unless something else is given. */
export function answerContext(given: Partial<AnswerContext> = {}): AnswerContext {
  return contextOf('deepseek', given)
}

/** Runs upstream events through a decoder, then closes the stream. */
export function decodeEvents(upstream: readonly UpstreamEvent[], given: Partial<AnswerContext> = {}): Decoded {
  return runDecoder(createStreamDecoder(answerContext(given)), upstream)
}

/** Runs events as objects through a decoder, named by their type. */
export function decodeObjects(objects: readonly object[], given: Partial<AnswerContext> = {}): Decoded {
  return decodeEvents(
    objects.map((object) => ({ name: 'type' in object ? String(object.type) : '', data: JSON.stringify(object) })),
    given,
  )
}

export const start = { type: 'message_start', message: { usage: { input_tokens: 9, output_tokens: 1 } } }
export const stop = { type: 'message_stop' }
export const ended = (reason: string | null = 'end_turn', usage: object = { output_tokens: 5 }) => ({
  type: 'message_delta',
  delta: { stop_reason: reason, stop_sequence: null },
  usage,
})
export const opened = (index: number, block: object) => ({ type: 'content_block_start', index, content_block: block })
export const closed = (index: number) => ({ type: 'content_block_stop', index })
const delta = (index: number, fields: object) => ({ type: 'content_block_delta', index, delta: fields })
export const text = (index: number, words: string) => delta(index, { type: 'text_delta', text: words })
export const thought = (index: number, words: string) => delta(index, { type: 'thinking_delta', thinking: words })
export const signed = (index: number, signature: string) => delta(index, { type: 'signature_delta', signature })
export const json = (index: number, part: unknown) => delta(index, { type: 'input_json_delta', partial_json: part })
export const call = (id: string, name = 'Read', input: unknown = {}) => ({ type: 'tool_use', id, name, input })

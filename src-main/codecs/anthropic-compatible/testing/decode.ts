import type { Failure } from '../../../../shared/anthropic/errors.ts'
import type { Message } from '../../../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../../../shared/anthropic/stream-events.ts'
import { accumulateMessage } from '../../accumulate-message.ts'
import type { AnswerContext, UpstreamEvent } from '../../codec.ts'
import { checkStreamEvents } from '../../testing/stream-conformance.ts'
import { createStreamDecoder } from '../stream-decoder.ts'

/** What the request left for decoding its answer; ids are counted, so that two runs give the same. */
export function answerContext(given: Partial<AnswerContext> = {}): AnswerContext {
  let ids = 0
  return {
    requestedModel: 'claude-opus-5-5',
    messageId: 'msg_test',
    origin: 'deepseek',
    toolNames: new Map(['Bash', 'Read'].map((name) => [name, name])),
    stopSequences: [],
    estimatedInputTokens: 1000,
    newId: (prefix) => `${prefix}_test${(ids += 1)}x`,
    ...given,
  }
}

export interface Decoded {
  readonly events: readonly StreamEvent[]
  /** Null if the stream did not end properly. */
  readonly message: Message | null
  readonly failure: Failure | null
  /** What is wrong with the events of a stream that did not fail. */
  readonly violations: readonly string[]
}

/** Runs upstream events through a decoder, then closes the stream. */
export function decodeEvents(upstream: readonly UpstreamEvent[], given: Partial<AnswerContext> = {}): Decoded {
  const decoder = createStreamDecoder(answerContext(given))
  const events: StreamEvent[] = []
  let failure: Failure | null = null
  for (const event of [...upstream.flatMap((one) => decoder.push(one)), ...decoder.end()]) {
    if (event.type === 'failure') failure = event.failure
    else events.push(event)
  }
  const violations = failure === null ? checkStreamEvents(events) : []
  return { events, failure, message: accumulateMessage(events), violations }
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

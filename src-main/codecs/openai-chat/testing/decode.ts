import type { Failure } from '../../../../shared/anthropic/errors.ts'
import type { Message } from '../../../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../../../shared/anthropic/stream-events.ts'
import { accumulateMessage } from '../../accumulate-message.ts'
import type { AnswerContext, DecodedEvent, UpstreamEvent } from '../../codec.ts'
import { checkStreamEvents } from '../../testing/stream-conformance.ts'
import { createStreamDecoder } from '../stream-decoder.ts'

/** What the request left for decoding its answer; ids are counted, so that two runs give the same. */
export function answerContext(given: Partial<AnswerContext> = {}): AnswerContext {
  let ids = 0
  return {
    requestedModel: 'claude-opus-5-5',
    messageId: 'msg_test',
    origin: 'openai',
    toolNames: new Map(['Bash', 'Read', 'ReadFile'].map((name) => [name, name])),
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
  return gather([...upstream.flatMap((event) => decoder.push(event)), ...decoder.end()])
}

/** Runs chunks through a decoder: objects are sent as JSON, text as it is. No `[DONE]` is added. */
export function decodeChunks(chunks: readonly unknown[], given: Partial<AnswerContext> = {}): Decoded {
  const data = chunks.map((chunk) => (typeof chunk === 'string' ? chunk : JSON.stringify(chunk)))
  return decodeEvents(
    data.map((line) => ({ name: '', data: line })),
    given,
  )
}

/** A chunk with one delta. */
export function delta(fields: object, finishReason: string | null = null): object {
  return { choices: [{ index: 0, delta: fields, finish_reason: finishReason }] }
}

/** A chunk that ends the answer, without usage. */
export function finish(reason: string): object {
  return delta({}, reason)
}

/** A delta with one piece of a tool call. */
export function toolDelta(fields: {
  index?: number | undefined
  id?: string
  name?: string
  arguments?: unknown
}): object {
  const { index, id, ...called } = fields
  return delta({ tool_calls: [{ index, id, type: 'function', function: called }] })
}

function gather(decoded: readonly DecodedEvent[]): Decoded {
  const events: StreamEvent[] = []
  let failure: Failure | null = null
  for (const event of decoded) {
    if (event.type === 'failure') failure = event.failure
    else events.push(event)
  }
  return {
    events,
    failure,
    message: accumulateMessage(events),
    violations: failure === null ? checkStreamEvents(events) : [],
  }
}

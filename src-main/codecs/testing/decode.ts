import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../../shared/anthropic/stream-events.ts'
import { accumulateMessage } from '../answer/accumulate-message.ts'
import type { AnswerContext, StreamDecoder, UpstreamEvent } from '../codec.ts'
import { checkStreamEvents } from './stream-conformance.ts'

/** What a request leaves for decoding its answer; ids are counted, so that two runs give the same. */
export function answerContext(origin: string, given: Partial<AnswerContext> = {}): AnswerContext {
  let ids = 0
  return {
    requestedModel: 'claude-opus-5-5',
    messageId: 'msg_test',
    origin,
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
export function runDecoder(decoder: StreamDecoder, upstream: readonly UpstreamEvent[]): Decoded {
  const events: StreamEvent[] = []
  let failure: Failure | null = null
  for (const event of [...upstream.flatMap((one) => decoder.push(one)), ...decoder.end()]) {
    if (event.type === 'failure') failure = event.failure
    else events.push(event)
  }
  const violations = failure === null ? checkStreamEvents(events) : []
  return { events, failure, message: accumulateMessage(events), violations }
}

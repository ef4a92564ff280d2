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

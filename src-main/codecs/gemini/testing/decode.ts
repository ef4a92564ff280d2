import type { AnswerContext, UpstreamEvent } from '../../codec.ts'
import { answerContext as contextOf, runDecoder, type Decoded } from '../../testing/decode.ts'
import { createStreamDecoder } from '../stream-decoder.ts'

/** An answer of a Gemini 3, unless something else is given. */
export function answerContext(given: Partial<AnswerContext> = {}): AnswerContext {
  return contextOf('gemini', { model: 'gemini-3-pro-preview', ...given })
}

/** Runs upstream events through a decoder, then closes the stream. */
export function decodeEvents(upstream: readonly UpstreamEvent[], given: Partial<AnswerContext> = {}): Decoded {
  return runDecoder(createStreamDecoder(answerContext(given)), upstream)
}

/** Runs chunks through a decoder: objects are sent as JSON, text as it is. */
export function decodeChunks(chunks: readonly unknown[], given: Partial<AnswerContext> = {}): Decoded {
  const data = chunks.map((chunk) => (typeof chunk === 'string' ? chunk : JSON.stringify(chunk)))
  return decodeEvents(
    data.map((line) => ({ name: '', data: line })),
    given,
  )
}

/** A chunk with these parts. */
export function chunk(...parts: readonly object[]): object {
  return { candidates: [{ content: { role: 'model', parts }, index: 0 }] }
}

/** A chunk that ends the answer. */
export function finish(finishReason = 'STOP', usage: object = {}, more: object = {}): object {
  return {
    candidates: [{ content: { role: 'model' }, finishReason, ...more }],
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15, ...usage },
  }
}

export const text = (words: string, more: object = {}) => ({ text: words, ...more })
export const thought = (words: string, more: object = {}) => ({ text: words, thought: true, ...more })
export const functionCall = (name: string, args: object = {}, more: object = {}) => ({
  functionCall: { name, args },
  ...more,
})

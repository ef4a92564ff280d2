import type { MessagesRequest } from '../../../../shared/anthropic/messages.ts'
import { findProvider, type Provider } from '../../../../shared/providers/index.ts'
import type { EncodeContext } from '../../codec.ts'
import { encodeRequest } from '../encode-request.ts'
import type { GeminiContent, GeminiPart, GeminiRequest } from '../gemini-request.ts'

export function provider(id: string): Provider {
  const found = findProvider(id)
  if (found === undefined) throw new Error(`No provider ${id}`)
  return found
}

/** A context for a Gemini 3, unless something else is given. */
export function encodeContext(given: Partial<EncodeContext> = {}): EncodeContext {
  return {
    provider: provider('gemini'),
    model: 'gemini-3-pro-preview',
    isOwnHost: true,
    newId: (prefix) => `${prefix}_new`,
    ...given,
  }
}

/** A request with defaults for what is left out. What it holds may be anything. */
export function request(given: object): MessagesRequest {
  const whole = { model: 'claude-opus-5-5', max_tokens: 30_000, messages: [{ role: 'user', content: 'hi' }], ...given }
  return whole as unknown as MessagesRequest
}

/** A request encoded; `lost` has the losses as lines such as `dropped top_k`. */
export function encode(given: object, context: Partial<EncodeContext> = {}) {
  const encoded = encodeRequest(request(given), encodeContext(context))
  const body = encoded.body as GeminiRequest
  const lost = encoded.losses.map(({ action, field }) => `${action} ${field}`)
  return { ...encoded, body, contents: body.contents, config: body.generationConfig ?? {}, lost }
}

/** The contents for a conversation; here a message may be anything. */
export function encodeConversation(
  messages: readonly unknown[],
  context: Partial<EncodeContext> = {},
): readonly GeminiContent[] {
  return encode({ messages }, context).contents
}

/** All parts of the contents, one after the other. */
export function partsOf(contents: readonly GeminiContent[]): readonly GeminiPart[] {
  return contents.flatMap(({ parts }) => parts)
}

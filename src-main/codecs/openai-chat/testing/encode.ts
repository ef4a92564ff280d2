import type { MessagesRequest } from '../../../../shared/anthropic/messages.ts'
import { findProvider, type Provider } from '../../../../shared/providers/index.ts'
import type { AnswerContext, EncodeContext } from '../../codec.ts'
import type { ChatMessage, ChatRequest } from '../chat-request.ts'
import { encodeRequest } from '../encode-request.ts'
import type { Loss } from '../../../../shared/request-log.ts'

export { assistant, call, image, pdf, png, result, text, tool, user } from '../../testing/blocks.ts'

export interface Encoded {
  readonly body: ChatRequest
  readonly messages: readonly ChatMessage[]
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly losses: readonly Loss[]
  readonly answer: AnswerContext
  /** The losses as lines such as `dropped top_k`. */
  readonly lost: readonly string[]
}

export function provider(id: string): Provider {
  const found = findProvider(id)
  if (found === undefined) throw new Error(`No provider ${id}`)
  return found
}

/** A request for a model of OpenAI's own, unless `context` says otherwise. What it holds may be anything. */
export function encode(
  request: Partial<Record<keyof MessagesRequest, unknown>> & Readonly<Record<string, unknown>>,
  context: Partial<EncodeContext> = {},
): Encoded {
  const whole = { model: 'claude-opus-5-5', messages: [{ role: 'user', content: 'hi' }], ...request }
  const encoded = encodeRequest(whole as unknown as MessagesRequest, {
    provider: provider('openai'),
    model: 'gpt-4.1',
    isOwnHost: true,
    newId: (prefix) => `${prefix}_new`,
    ...context,
  })
  const body = encoded.body as ChatRequest
  return {
    ...encoded,
    body,
    messages: body.messages,
    lost: encoded.losses.map(({ action, field }) => `${action} ${field}`),
  }
}

/** The chat messages for a conversation; here a message may be anything. */
export function encodeConversation(
  messages: readonly unknown[],
  context: Partial<EncodeContext> = {},
): readonly ChatMessage[] {
  return encode({ messages }, context).messages
}

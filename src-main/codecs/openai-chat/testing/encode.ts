import type { MessagesRequest } from '../../../../shared/anthropic/messages.ts'
import { findProvider, type Provider } from '../../../../shared/providers/index.ts'
import type { AnswerContext, EncodeContext } from '../../codec.ts'
import type { ChatMessage, ChatRequest } from '../chat-request.ts'
import { encodeRequest } from '../encode-request.ts'
import type { Loss } from '../../../../shared/request-log.ts'

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

export const user = (...content: readonly unknown[]) => ({ role: 'user', content })
export const assistant = (...content: readonly unknown[]) => ({ role: 'assistant', content })
export const text = (words: string) => ({ type: 'text', text: words })
export const call = (id: string, name = 'Read', input: unknown = {}) => ({ type: 'tool_use', id, name, input })
export const result = (id: string, content?: unknown, more: object = {}) => ({
  type: 'tool_result',
  tool_use_id: id,
  content,
  ...more,
})
export const tool = (name: string, more: object = {}) => ({
  name,
  description: `Does ${name}`,
  input_schema: { type: 'object', properties: {} },
  ...more,
})
/** The start of a PNG, as base64. */
export const png = 'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2j'
export const image = (source: object = { type: 'base64', media_type: 'image/png', data: png }) => ({
  type: 'image',
  source,
})
/** The start of a PDF, as base64. */
export const pdf = 'JVBERi0xLjEKMSAwIG9iaj'

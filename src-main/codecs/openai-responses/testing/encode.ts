import type { Failure } from '../../../../shared/anthropic/errors.ts'
import type { Message, MessagesRequest } from '../../../../shared/anthropic/messages.ts'
import type { EncodeContext, EncodedRequest } from '../../codec.ts'
import { provider } from '../../openai-chat/testing/encode.ts'
import { decodeResponse } from '../decode-response.ts'
import { encodeRequest } from '../encode-request.ts'
import type { InputItem, ResponsesRequest } from '../responses-request.ts'

export interface Encoded extends EncodedRequest {
  readonly body: ResponsesRequest
  readonly input: readonly InputItem[]
  /** The losses as lines such as `dropped top_k`. */
  readonly lost: readonly string[]
}

type AnyRequest = Partial<Record<keyof MessagesRequest, unknown>> & Readonly<Record<string, unknown>>

/** A request for a reasoning model of OpenAI's own, unless `context` says otherwise. What it holds may be anything. */
export function encode(request: AnyRequest, context: Partial<EncodeContext> = {}): Encoded {
  const whole = { model: 'claude-opus-5-5', messages: [{ role: 'user', content: 'hi' }], ...request }
  const encoded = encodeRequest(whole as unknown as MessagesRequest, {
    provider: provider('openai'),
    model: 'gpt-5.5',
    isOwnHost: true,
    newId: (prefix) => `${prefix}_new`,
    ...context,
  })
  const body = encoded.body as ResponsesRequest
  return { ...encoded, body, input: body.input, lost: encoded.losses.map(({ action, field }) => `${action} ${field}`) }
}

/** The input items for a conversation; here a message may be anything. */
export function encodeConversation(
  messages: readonly unknown[],
  context: Partial<EncodeContext> = {},
): readonly InputItem[] {
  return encode({ messages, thinking: { type: 'adaptive' } }, context).input
}

/** What the client makes of an answer to a request: the message it adds to the conversation. */
export function answerTo({ answer }: EncodedRequest, output: readonly object[]): Message {
  const decoded: Message | Failure = decodeResponse({ object: 'response', status: 'completed', output }, answer)
  if (!('content' in decoded)) throw new Error(decoded.message)
  return decoded
}

import type { MessagesRequest } from '../../../../shared/anthropic/messages.ts'
import { findProvider } from '../../../../shared/providers/index.ts'
import type { EncodeContext } from '../../codec.ts'
import { encodeRequest } from '../encode-request.ts'
import type { MessagesBody } from '../messages-body.ts'

/** A request for an ordinary vendor, unless `context` says otherwise. What it holds may be anything. */
export function encode(request: object, context: Partial<EncodeContext> = {}) {
  const whole = {
    model: 'claude-opus-5-5',
    max_tokens: 30_000,
    messages: [{ role: 'user', content: 'hi' }],
    ...request,
  }
  const encoded = encodeRequest(whole as unknown as MessagesRequest, {
    provider: findProvider('umans')!,
    model: 'some-model',
    isOwnHost: true,
    newId: (prefix) => `${prefix}_new`,
    ...context,
  })
  const lost = encoded.losses.map(({ action, field }) => `${action} ${field}`)
  return { ...encoded, body: encoded.body as MessagesBody, lost }
}

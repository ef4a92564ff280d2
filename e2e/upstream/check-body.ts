import { checkChatRequest } from '../../src-main/codecs/openai-chat/testing/check-chat-request.ts'
import type { ChatRequestDialect } from '../../src-main/codecs/openai-chat/testing/chat-request-dialect.ts'
import { checkLeaks } from './check-leaks.ts'
import type { ChatBody } from './chat-body.ts'

/** What is wrong with the body of a chat request; empty if all is well. `models` are the names this server knows. */
export function checkBody(body: unknown, models?: readonly string[], dialect?: ChatRequestDialect): readonly string[] {
  if (body === undefined) return ['the body is not JSON']
  const violations = checkChatRequest(body, dialect)
  // Only a body of the right shape can be looked at more closely.
  if (violations.length > 0) return violations
  const chat = body as ChatBody
  return [
    ...(models && !models.includes(chat.model) ? [`the model ${chat.model} does not exist here`] : []),
    ...(chat.stream && !chat.stream_options?.include_usage && !dialect?.forbidden?.includes('stream_options')
      ? ['a stream without stream_options.include_usage']
      : []),
    ...checkLeaks(chat),
  ]
}

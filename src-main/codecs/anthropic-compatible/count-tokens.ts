import type { TokenCounting } from '../codec.ts'
import { isObject } from '../json-problem.ts'
import { asTokenCount } from '../token-count.ts'
import { encodeRequest } from './encode-request.ts'

/** What Anthropic's `POST /v1/messages/count_tokens` takes of a Messages body. */
export const countedFields: readonly string[] = ['model', 'system', 'messages', 'tools', 'tool_choice', 'thinking']

/** Servers that imitate Anthropic's own count, of the prompt as it would be sent (edge cases 236 and 239). */
export const countTokens: TokenCounting = {
  encode(request, context) {
    const { path, headers, body } = encodeRequest(request, context)
    const counted = Object.entries(body).filter(([field]) => countedFields.includes(field))
    return { path: `${path}/count_tokens`, headers, body: Object.fromEntries(counted) }
  },
  read: (body) => (isObject(body) ? asTokenCount(body['input_tokens']) : null),
}

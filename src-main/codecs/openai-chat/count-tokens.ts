import type { TokenCounting } from '../codec.ts'
import { isObject } from '../json-problem.ts'
import { asTokenCount } from '../token-count.ts'
import { encodeRequest } from './encode-request.ts'

/**
 * Moonshot's estimate (https://platform.kimi.ai/docs/api/estimate), the only one beside Chat Completions. It is
 * documented for model and messages alone, so a prompt with tools is not asked about: its tools would be missing.
 */
export const countTokens: TokenCounting = {
  encode(request, context) {
    const { headers, body } = encodeRequest(request, context)
    if (!isObject(body) || body['tools'] !== undefined) return null
    return {
      path: '/tokenizers/estimate-token-count',
      headers,
      body: { model: body['model'], messages: body['messages'] },
    }
  },
  read: (body) => (isObject(body) && isObject(body['data']) ? asTokenCount(body['data']['total_tokens']) : null),
}

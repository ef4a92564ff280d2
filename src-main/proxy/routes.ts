import type { Handler } from './handlers/handler.ts'
import { handleCountTokens } from './handlers/count-tokens.ts'
import { handleMessages } from './handlers/messages.ts'
import { handleModels } from './handlers/models.ts'

export type Match =
  | { readonly kind: 'handler'; readonly handler: Handler }
  /** A start-up probe or a person's look: always answered, without a token, and when switched off (edge case 271). */
  | { readonly kind: 'probe'; readonly withBody: boolean }
  | { readonly kind: 'wrong-method'; readonly allowed: string }
  | { readonly kind: 'unknown' }

/** Finds what answers a method and path. The query plays no part (edge case 52); a doubled `/v1` is forgiven (273). */
export function matchRoute(method: string, pathname: string): Match {
  const path = pathname.replace(/^\/v1\/v1\//, '/v1/').replace(/(.)\/+$/, '$1')
  switch (path) {
    case '/v1/messages':
      return method === 'POST'
        ? { kind: 'handler', handler: handleMessages }
        : { kind: 'wrong-method', allowed: 'POST' }
    case '/v1/messages/count_tokens':
      return method === 'POST'
        ? { kind: 'handler', handler: handleCountTokens }
        : { kind: 'wrong-method', allowed: 'POST' }
    case '/':
    case '/api/hello':
      return method === 'GET' || method === 'HEAD'
        ? { kind: 'probe', withBody: method === 'GET' }
        : { kind: 'wrong-method', allowed: 'GET, HEAD' }
    default:
      if (path !== '/v1/models' && !path.startsWith('/v1/models/')) return { kind: 'unknown' }
      return method === 'GET' ? { kind: 'handler', handler: handleModels } : { kind: 'wrong-method', allowed: 'GET' }
  }
}

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { failure, finalFailure, type Failure } from '../../shared/anthropic/errors.ts'

export interface AccessRules {
  /** Whether the listener is bound to this machine only. */
  readonly isLoopback: boolean
  /** Required from the client when not null. */
  readonly token: string | null
}

/**
 * Why a request must not be served, or null.
 *
 * A web page can make a browser send requests here. It gives itself away by an `Origin`, or, after pointing its own name
 * at 127.0.0.1, by that name in `Host` (DNS rebinding). `anthropic-dangerous-direct-browser-access` proves nothing:
 * Claude Code sends it too (edge case 275).
 */
export function refuseForeigner(request: IncomingMessage, rules: AccessRules): Failure | null {
  const hosts = countHeader(request, 'host')
  if (hosts !== 1) {
    return finalFailure(
      'invalid_request_error',
      `The request has ${hosts === 0 ? 'no Host header' : 'several Host headers'}.`,
    )
  }
  if (rules.isLoopback && !hasLoopbackHost(request)) {
    return finalFailure('permission_error', 'FreeCC answers only to 127.0.0.1, localhost and [::1].')
  }
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] === 'cross-site') {
    return finalFailure('permission_error', 'FreeCC does not answer web pages.')
  }
  return null
}

/** Why the client's credential is not enough, or null. Compared in constant time. */
export function refuseStranger(request: IncomingMessage, rules: AccessRules): Failure | null {
  if (rules.token === null) return null
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const apiKey = request.headers['x-api-key']
  const isKnown = [bearer, apiKey].some((given) => typeof given === 'string' && isEqual(given, rules.token ?? ''))
  return isKnown
    ? null
    : failure(
        'authentication_error',
        'This FreeCC asks for its token: copy the environment command again from the FreeCC app.',
      )
}

function hasLoopbackHost(request: IncomingMessage): boolean {
  return isLoopbackAuthority(request.headers.host ?? '') && isLoopbackTarget(request.url ?? '')
}

/** A request line may hold a whole URL, whose authority then counts too. */
function isLoopbackTarget(url: string): boolean {
  return url.startsWith('/') || (URL.canParse(url) && isLoopbackAuthority(new URL(url).host))
}

function isLoopbackAuthority(authority: string): boolean {
  return /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i.test(authority)
}

function countHeader(request: IncomingMessage, name: string): number {
  let count = 0
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    if (request.rawHeaders[index]?.toLowerCase() === name) count += 1
  }
  return count
}

function isEqual(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

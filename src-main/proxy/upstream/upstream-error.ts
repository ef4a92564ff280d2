import { failure, finalFailure, type Failure } from '../../../shared/anthropic/errors.ts'
import { CredentialsError } from '../../auth/credentials.ts'
import type { Limits } from '../limits.ts'
import { EventTooLargeError } from '../sse-reader.ts'
import { ForbiddenPlaceError } from './guarded-connector.ts'

/**
 * What the client is told when the upstream could not be reached or broke off. The host is named, the key never; the
 * client retries all of these by their status (edge cases 252 and 261), but for a sign-in that cannot succeed.
 */
export function describeUpstreamError(error: unknown, provider: string, url: string, limits: Limits): Failure {
  if (error instanceof CredentialsError) {
    return error.isPassing ? apiError(error.message) : finalFailure('permission_error', error.message)
  }
  const host = URL.canParse(url) ? new URL(url).host : 'its address'
  if (error instanceof ForbiddenPlaceError) {
    const where = error.place === 'own-listener' ? 'back to FreeCC itself' : "to a cloud's metadata service"
    return finalFailure(
      'invalid_request_error',
      `The base URL of ${provider} leads ${where} (${host}); enter the provider's own address.`,
    )
  }
  const code = errorCode(error)
  switch (code) {
    case 'ECONNREFUSED':
      return apiError(`${provider} refused the connection at ${host}. No server seems to run there.`)
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return apiError(`The host ${host} of ${provider} was not found. Check the base URL and the network.`)
    case 'UND_ERR_CONNECT_TIMEOUT':
      return apiError(`${provider} did not accept a connection at ${host} within ${limits.connectMs / 1000} s.`)
    case 'UND_ERR_HEADERS_TIMEOUT':
      return failure('timeout_error', `${provider} did not begin to answer within ${limits.firstByteMs / 1000} s.`)
    case 'UND_ERR_BODY_TIMEOUT':
      return failure(
        'timeout_error',
        `${provider} fell silent for ${limits.silenceMs / 1000} s in the middle of its answer.`,
      )
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return apiError(`${provider} closed the connection before its answer was complete.`)
    case 'CERT_HAS_EXPIRED':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return apiError(`The certificate of ${host} cannot be trusted (${code}).`)
    default:
      return apiError(
        error instanceof EventTooLargeError
          ? `${provider}: ${error.message}.`
          : `The request to ${provider} at ${host} failed${code === '' ? '' : ` (${code})`}.`,
      )
  }
}

/** The same for an exchange that lasted longer than any may. */
export function describeTotalTimeout(provider: string, { totalMs }: Limits): Failure {
  return failure('timeout_error', `${provider} took longer than ${totalMs / 60_000} minutes.`)
}

/** Whether a pooled connection was found closed when the request was sent over it. */
export function wasStaleConnection(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(errorCode(error))
}

function apiError(message: string): Failure {
  return failure('api_error', message, { status: 502 })
}

/** The code of the error or of what caused it. */
function errorCode(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if (current instanceof AggregateError && current.errors.length > 0) return errorCode(current.errors[0])
    if ('code' in current && typeof current.code === 'string') return current.code
  }
  return ''
}

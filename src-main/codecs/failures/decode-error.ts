import type { Failure } from '../../../shared/anthropic/errors.ts'
import { parseJson } from '../read-json.ts'
import type { ErrorContext, UpstreamErrorResponse } from '../codec.ts'
import { describeFailure, providerContext } from './describe-failure.ts'
import { bareError, readProviderError, snippetOf, type ProviderError } from './provider-error.ts'

/**
 * Translates an answer with an error status, or one whose body is no answer at all: HTML of a captive portal, text of a
 * proxy in between, nothing (edge case 255, faults F46–F55).
 */
export function decodeError(response: UpstreamErrorResponse, context: ErrorContext): Failure {
  const { status, headers, body } = response
  const { provider, model, estimatedInputTokens, contextWindow } = context
  return describeFailure(readError(response), status < 300 ? statusOf(body) : status, {
    ...providerContext(provider, provider.id),
    ...(context.keyVariables === undefined ? {} : { keyVariables: context.keyVariables }),
    model,
    headers,
    estimatedInputTokens,
    ...(contextWindow === undefined ? {} : { contextWindow }),
  })
}

function readError({ status, body }: UpstreamErrorResponse): ProviderError {
  const error = readProviderError(parseJson(body))
  if (error !== null && error.message !== '') return error
  const snippet = snippetOf(body)
  const message = snippet === '' ? `HTTP ${status} with an empty body` : `HTTP ${status}: ${snippet}`
  return { ...(error ?? bareError('')), message }
}

/** The status that an error under HTTP 200 claims (fault F51). */
function statusOf(body: string): number | null {
  return readProviderError(parseJson(body))?.status ?? null
}

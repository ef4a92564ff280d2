import type { ErrorType } from '../shared/anthropic/errors.ts'
import type { ExchangeSummary } from '../shared/request-log.ts'
import type { Tier } from '../shared/tiers.ts'

/** What kinds of failures mean, and what can be done about them in Models; null where nothing there would help. */
const explanations = {
  invalid_request_error: { words: 'error.invalidRequest', remedy: null },
  authentication_error: { words: 'error.authentication', remedy: 'problem.checkKey' },
  billing_error: { words: 'error.billing', remedy: 'problem.checkKey' },
  permission_error: { words: 'error.permission', remedy: 'problem.checkKey' },
  not_found_error: { words: 'error.notFound', remedy: 'lane.choose' },
  request_too_large: { words: 'error.tooLarge', remedy: 'lane.choose' },
  rate_limit_error: { words: 'error.rateLimit', remedy: 'fallback.addOne' },
  api_error: { words: 'error.api', remedy: 'fallback.addOne' },
  timeout_error: { words: 'error.timeout', remedy: 'fallback.addOne' },
  overloaded_error: { words: 'error.overloaded', remedy: 'fallback.addOne' },
} as const satisfies Readonly<Record<ErrorType, { readonly words: string; readonly remedy: string | null }>>

export type FailureExplanation = (typeof explanations)[ErrorType] & {
  /** Whose card in Models has the remedy. */
  readonly tier: Tier | undefined
}

/** Null where no provider was asked: then the error itself says all there is to say. */
export function explainFailure({ errorType, route }: ExchangeSummary): FailureExplanation | null {
  if (errorType === null || route === null) return null
  return { ...explanations[errorType], tier: route.tier === 'direct' ? undefined : route.tier }
}

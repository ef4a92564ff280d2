/**
 * Errors in Anthropic's form.
 *
 * Claude Code acts on them: it retries 408, 409, 429 and 5xx, compacts on `prompt is too long: …`, lowers
 * `max_tokens` on ``input length and `max_tokens` exceed context limit: …``, and shows everything else to the user.
 *
 * @see https://docs.anthropic.com/en/api/errors
 */

/** Anthropic's error types with the HTTP status each is sent with (edge case 244). */
export const statusOfErrorType = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
} as const

export type ErrorType = keyof typeof statusOfErrorType

/** Why an exchange failed, as the client is told. Never holds a key. */
export interface Failure {
  /** HTTP status; used only while none has been sent yet. */
  readonly status: number
  readonly type: ErrorType
  readonly message: string
  /** `false` sends `x-should-retry: false`: the client stops instead of retrying what cannot succeed (edge case 249). */
  readonly shouldRetry?: boolean
  /** Seconds for `retry-after`. The client obeys any length, so it is capped before it gets here (edge case 250). */
  readonly retryAfterSeconds?: number
}

/** A failure with the usual status of its type. */
export function failure(
  type: ErrorType,
  message: string,
  more: Partial<Omit<Failure, 'type' | 'message'>> = {},
): Failure {
  return { status: statusOfErrorType[type], type, message, ...more }
}

/** A failure that no retry can mend, such as a missing setting. */
export function finalFailure(type: ErrorType, message: string, status: number = statusOfErrorType[type]): Failure {
  return { status, type, message, shouldRetry: false }
}

/** The body of an HTTP error, and the data of `event: error` in a stream. */
export function errorEnvelope(failed: Failure, requestId: string) {
  return { type: 'error', error: { type: failed.type, message: failed.message }, request_id: requestId } as const
}

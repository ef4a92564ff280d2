import { finalFailure, type Failure } from '../../../shared/anthropic/errors.ts'
import type { Limits } from '../limits.ts'
import { describeTotalTimeout } from '../upstream/upstream-error.ts'

/** What a client hears of a request that was ended here. The status is one that it does not repeat a request on. */
export const cancelled: Failure = finalFailure('api_error', 'The request was cancelled in FreeCC.', 499)

/** Why an exchange was aborted whose client is still there. */
export function describeAbort(signal: AbortSignal, provider: string, limits: Limits): Failure {
  return signal.reason === cancelled ? cancelled : describeTotalTimeout(provider, limits)
}

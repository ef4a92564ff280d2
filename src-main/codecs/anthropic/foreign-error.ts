import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { ErrorContext, UpstreamErrorResponse } from '../codec.ts'
import { decodeError } from '../failures/decode-error.ts'
import { parseJson, readRecord } from '../read-json.ts'

/**
 * Translates an error that something before Claude gave, such as a network's log-in page or a cloud's front door; null
 * for one of Claude's own, which the client reads itself (edge case 258).
 */
export function decodeForeignError(response: UpstreamErrorResponse, context: ErrorContext): Failure | null {
  const isClaudes = response.status >= 400 && readRecord(parseJson(response.body))?.['type'] === 'error'
  return isClaudes ? null : decodeError(response, context)
}

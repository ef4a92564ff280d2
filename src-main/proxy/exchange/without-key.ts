import type { Failure } from '../../../shared/anthropic/errors.ts'

/** Shorter ones would blot out ordinary words. */
const shortestKey = 6

/** A failure that does not repeat the key, as careless providers do; clients keep errors in their transcripts. */
export function withoutKey(failed: Failure, key: string | null): Failure {
  if (key === null || key.length < shortestKey) return failed
  return { ...failed, message: failed.message.replaceAll(key, '•••') }
}

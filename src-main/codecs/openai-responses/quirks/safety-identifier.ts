import { parseJson, readRecord } from '../../read-json.ts'
import { shortHash } from '../../short-hash.ts'
import type { ResponsesQuirk } from './quirk.ts'

/**
 * Tells OpenAI the users of one key apart, as it asks for, by a hash that is the same in all their sessions and far too
 * short to tell who they are (edge case 45).
 */
export const safetyIdentifier: ResponsesQuirk = (body, { isOwnHost, userId }) => {
  const user = isOwnHost && userId !== null ? withoutSession(userId) : ''
  return user === '' ? body : { ...body, safety_identifier: `freecc_${shortHash(user)}` }
}

/** The client's id is JSON, in older versions text; both end with the session. */
function withoutSession(userId: unknown): string {
  if (typeof userId !== 'string') return ''
  const ids = readRecord(parseJson(userId))
  if (ids === null) return userId.replace(/_session_.*$/, '')
  const { session_id: _session, ...user } = ids
  return JSON.stringify(user)
}

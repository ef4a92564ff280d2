import type { RequestQuirk } from './quirk.ts'

/**
 * Sends the turns of one session to the same cache (edge cases 45 and 69). Only a hash leaves, and only to the
 * provider itself: a compatible server would reject the field.
 */
export const promptCacheKey: RequestQuirk = (body, { isOwnHost, sessionHash }) =>
  isOwnHost && sessionHash !== undefined ? { ...body, prompt_cache_key: sessionHash } : body

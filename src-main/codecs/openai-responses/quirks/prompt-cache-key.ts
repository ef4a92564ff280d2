import type { ResponsesQuirk } from './quirk.ts'

/**
 * Sends the turns of one session to the same cache (edge cases 45 and 69). Only a hash leaves, and only to the provider
 * itself: a server that imitates it may reject the field.
 */
export const promptCacheKey: ResponsesQuirk = (body, { isOwnHost, sessionHash }) =>
  isOwnHost && sessionHash !== undefined ? { ...body, prompt_cache_key: sessionHash } : body

import type { HeaderQuirk } from './header-quirk.ts'

/**
 * xAI keeps its prompt cache on the server that had the conversation, and finds it by this header (edge case 69).
 *
 * @see https://docs.x.ai/developers/advanced-api-usage/prompt-caching/maximizing-cache-hits
 */
export const grokConversation: HeaderQuirk = (_body, { isOwnHost, sessionHash }): Readonly<Record<string, string>> =>
  isOwnHost && sessionHash !== undefined ? { 'x-grok-conv-id': sessionHash } : {}

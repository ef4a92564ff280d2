import { providers } from '../../shared/providers/index.ts'

/** Every variable that may hold a provider's key. */
export const keyVariables: readonly string[] = [
  ...new Set(['BIG_MODEL_API_KEY', 'SMALL_MODEL_API_KEY', ...providers.flatMap((provider) => provider.keyVariables)]),
]

/** Every variable that may hold a secret: the keys, and the token that clients of the proxy need. */
export const secretVariables: readonly string[] = [...keyVariables, 'FREECC_TOKEN']

/**
 * Whether a secret can travel in an HTTP header. A line break would end the header (CWE-113), and no provider's key has
 * blanks or letters beyond ASCII: what does was pasted wrongly.
 */
export function isHeaderSafe(secret: string): boolean {
  return /^[\x21-\x7e]+$/.test(secret)
}

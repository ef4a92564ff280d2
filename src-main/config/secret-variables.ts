import { providers } from '../../shared/providers/index.ts'
import { tiers } from '../../shared/settings.ts'
import { tierVariable } from './tier-variable.ts'

/** Every variable that may hold a provider's key. */
export const keyVariables: readonly string[] = [
  ...new Set([
    ...tiers.map((tier) => tierVariable(tier, 'API_KEY')),
    ...providers.flatMap((provider) => provider.keyVariables),
  ]),
]

/** Those that let in without being keys, and must not be shown either. */
export const signInSecrets: readonly string[] = ['AZURE_CLIENT_SECRET', 'AZURE_AD_TOKEN']

/**
 * The keys in a variable, each once. Several stand between commas, which no vendor's keys contain; only one that is
 * written as JSON would, so that is never taken apart.
 */
export function splitKeys(text: string): readonly string[] {
  if (text.startsWith('{')) return [text]
  const keys = text.split(',').map((key) => key.trim())
  return [...new Set(keys)].filter((key) => key !== '')
}

/**
 * Whether a secret can travel in an HTTP header. A line break would end the header (CWE-113), and no provider's key has
 * blanks or letters beyond ASCII: what does was pasted wrongly.
 */
export function isHeaderSafe(secret: string): boolean {
  return /^[\x21-\x7e]+$/.test(secret)
}

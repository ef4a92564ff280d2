import { ownersOfKey } from '../../../shared/providers/key-prefixes.ts'
import { describeProvider } from '../../providers.ts'

/** Where a key is to open something. */
export interface KeyPlace {
  /** Null while none is chosen. */
  readonly provider: string | null
  /** Empty for the provider's own. */
  readonly baseUrl: string
}

/** The key as it was meant: without the blanks, line breaks and quotes that copying brings along. */
export function cleanKey(pasted: string): string {
  return pasted
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .replace(/^“(.*)”$/s, '$1')
    .trim()
}

/** A key travels in an HTTP header: printable ASCII, no blanks. */
export function isPossibleKey(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key)
}

/**
 * The provider whose key this is by its beginning, if that is not the chosen one. Behind an address of the user's own
 * may be a relay that takes the keys of others, so nothing is said there.
 */
export function foreignOwner(key: string, { provider, baseUrl }: KeyPlace): string | null {
  const owners = ownersOfKey(key)
  if (provider === null || owners.includes(provider)) return null
  return baseUrl.trim() === '' && !describeProvider(provider).isLocal ? (owners[0] ?? null) : null
}

/**
 * Reasoning state that a provider wants back travels inside the thinking block's `signature`, the one field that the
 * client returns untouched. So it survives restarts and a switch of models, and nothing is kept in the process.
 *
 * The envelope is versioned and tagged with its origin: it is opened again for the one that minted it and for
 * nobody else (edge cases 20, 56, 57 and 211), and a Claude host never sees one.
 */
export interface SealedReasoning {
  /** Who minted it, as `originOf` names it. */
  readonly origin: string
  /** The provider's field that carried it, for example `reasoning_content`. */
  readonly field: string
  /** What to send back in that field; absent where the thinking block's own text is what to send. */
  readonly payload?: unknown
}

const prefix = 'freecc.1.'

/** The signature for a thinking block that another provider's model produced. */
export function sealReasoning(reasoning: SealedReasoning): string {
  const bytes = new TextEncoder().encode(JSON.stringify(reasoning))
  return prefix + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** What `sealReasoning` packed, or null for a signature of any other maker. */
export function openReasoning(signature: string | null | undefined): SealedReasoning | null {
  if (!signature?.startsWith(prefix)) return null
  try {
    const bytes = Uint8Array.from(atob(signature.slice(prefix.length)), (character) => character.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isSealedReasoning(value) ? value : null
  } catch {
    return null
  }
}

/** Whether FreeCC made this signature, of whatever version: no Claude host accepts it. */
export function isSealed(signature: string | null | undefined): boolean {
  return signature?.startsWith('freecc.') ?? false
}

function isSealedReasoning(value: unknown): value is SealedReasoning {
  return (
    typeof value === 'object' &&
    value !== null &&
    'origin' in value &&
    typeof value.origin === 'string' &&
    'field' in value &&
    typeof value.field === 'string'
  )
}

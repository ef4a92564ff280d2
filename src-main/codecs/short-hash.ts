/**
 * A short hash of a text: the same everywhere and always, so that shortened names do not change between turns and
 * prompt caches hold (edge case 284). It is 32-bit FNV-1a over UTF-16 units as eight hexadecimal digits: good against
 * accidents, not against attackers.
 */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

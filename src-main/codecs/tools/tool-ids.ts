const clientForm = /^[a-zA-Z0-9_-]+$/
/** Such as `0`, `call_1` or `functions.Bash:0`: counted anew in every answer. */
const counted = /(?:^|[^a-zA-Z0-9])\d{1,3}$/
const carrying = /^freecc-((?:[0-9a-f]{2})+)-/

/**
 * The id by which the client knows a call: the upstream's own if it fits the client's form and is likely to be unique,
 * otherwise a new one that carries the upstream's, as some models' templates need theirs back (edge case 128). An
 * upstream that sends none gets a new one (edge case 196).
 */
export function clientToolId(upstreamId: string, newId: (prefix: 'toolu') => string): string {
  if (upstreamId === '') return newId('toolu')
  if (clientForm.test(upstreamId) && !counted.test(upstreamId)) return upstreamId
  const bytes = new TextEncoder().encode(upstreamId)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `freecc-${hex}-${newId('toolu')}`
}

/** The id that the upstream gave a call, where the client's id carries one; otherwise the client's id. */
export function originalToolId(clientId: string): string {
  const hex = carrying.exec(clientId)?.[1]
  if (hex === undefined) return clientId
  return new TextDecoder().decode(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)))
}

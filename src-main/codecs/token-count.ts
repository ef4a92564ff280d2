/** A provider's count, if it can be one: a prompt is never empty, and clients divide by it (edge case 238). */
export function asTokenCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null
}

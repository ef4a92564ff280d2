/** Usual amounts, and the one in use, which may come from a file. */
export function amounts(usual: readonly number[], current: number, format: Intl.NumberFormat) {
  return [...new Set([...usual, current])]
    .sort((one, other) => one - other)
    .map((amount) => ({ id: String(amount), label: format.format(amount) }))
}

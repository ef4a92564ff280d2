/** What the proxy accepts at most, and far less than what overflows the stack of a recursive JSON writer. */
const deepest = 500

/**
 * A parsed JSON value made safe to send: nesting beyond 500 levels is cut off, because writers and parsers recurse, and
 * halves of surrogate pairs are replaced, because strict parsers reject them. Gives back the same value, not a copy,
 * where nothing is wrong. Keys such as `__proto__` stay ordinary data.
 */
export function tidyJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return null
  return Array.isArray(value) ? tidyArray(value, depth) : tidyObject(value, depth)
}

function tidyArray(array: readonly unknown[], depth: number): readonly unknown[] {
  const tidied = array.map((element) => tidyJson(element, depth + 1))
  return tidied.every((element, index) => element === array[index]) ? array : tidied
}

function tidyObject(object: object, depth: number): object {
  let isSame = true
  const entries = Object.entries(object).map(([key, value]: [string, unknown]) => {
    const tidyKey = key.toWellFormed()
    const tidyValue = tidyJson(value, depth + 1)
    isSame &&= tidyKey === key && tidyValue === value
    return [tidyKey, tidyValue] as const
  })
  return isSame ? object : Object.fromEntries(entries)
}

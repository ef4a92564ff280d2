import fc from 'fast-check'

/** Values that programs do not expect. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', 'x', [], {}, [null], { type: null }, { type: 'x' }),
  fc.constantFrom<unknown>('__proto__', '\ud800', '[DONE]', '{"a":', '\u0000', 'x'.repeat(5_000)),
  fc.jsonValue({ maxDepth: 2 }),
)

/** The value with some of its parts replaced, left out or repeated. */
export function mutatedJson(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'repeat'), odd), { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((current, [at, how, other]) => mutate(current, at, how, other), value))
}

/** The text with some of its characters replaced, left out or repeated. */
export function mutatedText(text: string): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat({ max: text.length }),
    fc.nat({ max: 40 }),
    fc.oneof(fc.string({ maxLength: 8 }), fc.constant(null)),
  )
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((current, [at, length, inserted]) => {
      const cut = current.slice(at, at + length)
      return current.slice(0, at) + (inserted ?? cut + cut) + current.slice(at + length)
    }, text),
  )
}

type Place = readonly (string | number)[]

function mutate(value: unknown, at: number, how: string, other: unknown): unknown {
  const places = placesIn(value, [])
  const place = places[at % places.length] ?? []
  return change(value, place, how, other)
}

function placesIn(value: unknown, here: Place): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [here]
  const inner = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value)
  return [here, ...inner.flatMap(([key, item]) => placesIn(item, [...here, key]))]
}

function change(value: unknown, [key, ...rest]: Place, how: string, other: unknown): unknown {
  if (key === undefined) return other
  const isLast = rest.length === 0
  if (Array.isArray(value)) {
    const items = value as readonly unknown[]
    return items.flatMap((item, index) => {
      if (index !== key) return [item]
      if (isLast && how === 'remove') return []
      if (isLast && how === 'repeat') return [item, item]
      return [change(item, rest, how, other)]
    })
  }
  const entries = Object.entries(value as object).flatMap(([name, item]: [string, unknown]) => {
    if (name !== key) return [[name, item] as const]
    return isLast && how === 'remove' ? [] : [[name, change(item, rest, how, other)] as const]
  })
  return Object.fromEntries(entries)
}

/** Where a value is wrong and how it must be, as in `messages.0.content: must be a string`; null if it is fine. */
export type Problem = string | null

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const kinds = {
  string: { article: 'a string', is: (value: unknown) => typeof value === 'string' },
  number: { article: 'a number', is: (value: unknown) => typeof value === 'number' && Number.isFinite(value) },
  boolean: { article: 'true or false', is: (value: unknown) => typeof value === 'boolean' },
  object: { article: 'an object', is: isObject },
  array: { article: 'an array', is: (value: unknown) => Array.isArray(value) },
} as const

type Kind = keyof typeof kinds

/** A problem unless the field is of this kind. */
export function required(object: JsonObject, field: string, kind: Kind): Problem {
  return kinds[kind].is(object[field]) ? null : `${field}: must be ${kinds[kind].article}`
}

/** A problem unless the field is of this kind, null or absent. */
export function optional(object: JsonObject, field: string, kind: Kind): Problem {
  return object[field] == null ? null : required(object, field, kind)
}

/** The problem inside a member, seen from its owner. Paths are put together only once something is wrong. */
export function within(member: string | number, problem: Problem): Problem {
  return problem === null ? null : `${member}.${problem}`
}

/** The problem of the first element that has one. */
export function firstProblem(elements: readonly unknown[], find: (element: unknown) => Problem): Problem {
  for (const [index, element] of elements.entries()) {
    const problem = find(element)
    if (problem !== null) return within(index, problem)
  }
  return null
}

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One line for each field of `object` that is not among `known`. A field that JSON leaves out does not count. */
export function unknownFields(object: JsonObject, known: readonly string[], where: string): string[] {
  return Object.keys(object)
    .filter((field) => object[field] !== undefined && !known.includes(field))
    .map((field) => `Unknown name "${field}" at ${where}`)
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

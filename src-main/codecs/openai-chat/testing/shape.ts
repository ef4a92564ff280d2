export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One line for each field of `object` that is not among `known`. A field that JSON leaves out does not count. */
export function unknownFields(object: JsonObject, known: readonly string[], where: string): string[] {
  return Object.keys(object)
    .filter((field) => object[field] !== undefined && !known.includes(field))
    .map((field) => `${where}.${field} is unknown`)
}

/** The name that OpenAI allows for a function. */
export const functionName = /^[a-zA-Z0-9_-]{1,64}$/

/** Some models' own ids hold dots and colons; more than 40 characters OpenAI has not always accepted. */
export const toolCallId = /^[\x21-\x7e]{1,40}$/

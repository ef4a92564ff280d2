/** Asks a model in words for an answer in a schema, where its provider cannot enforce that schema (edge cases 44 and 149). */
export function schemaInstruction(schema: object): string {
  return `Answer with JSON that follows this schema, and with nothing before or after it:\n${JSON.stringify(schema)}`
}

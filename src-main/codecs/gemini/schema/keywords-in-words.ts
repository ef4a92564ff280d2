import { excerpt, isSchema, textOf, type Note, type Schema } from './schema.ts'

/** What Gemini's schemas have no field for, as a sentence of the description (edge case 79). */
const sentences: Readonly<Record<string, (value: unknown) => string>> = {
  default: (value) => `Default: ${excerpt(value)}.`,
  examples: (value) => `Examples: ${excerpt(value)}.`,
  example: (value) => `Example: ${excerpt(value)}.`,
  deprecated: (value) => (value === true ? 'Deprecated.' : ''),
  not: (value) =>
    isSchema(value) && Object.keys(value).length === 0 ? 'Must be left out.' : `Not: ${excerpt(value)}.`,
  if: (value) => `If it fits ${excerpt(value)}:`,
  then: (value) => `then it must fit ${excerpt(value)}.`,
  else: (value) => `Otherwise it must fit ${excerpt(value)}.`,
  dependentRequired: (value) => `Where the one is present, the others must be: ${excerpt(value)}.`,
  dependentSchemas: (value) => `Where a property is present, it must fit: ${excerpt(value)}.`,
  dependencies: (value) => `Where the one is present, these apply: ${excerpt(value)}.`,
  patternProperties: (value) => `Properties by the pattern of their name: ${excerpt(value)}.`,
  propertyNames: (value) => `Names of properties must fit ${excerpt(value)}.`,
  minProperties: (value) => `At least ${excerpt(value)} properties.`,
  maxProperties: (value) => `At most ${excerpt(value)} properties.`,
  contains: (value) => `Must contain an item that fits ${excerpt(value)}.`,
  minContains: (value) => `At least ${excerpt(value)} such items.`,
  maxContains: (value) => `At most ${excerpt(value)} such items.`,
  uniqueItems: (value) => (value === true ? 'No two items are equal.' : ''),
  multipleOf: (value) => `A multiple of ${excerpt(value)}.`,
  exclusiveMinimum: (value) => (typeof value === 'number' ? `Greater than ${value}.` : ''),
  exclusiveMaximum: (value) => (typeof value === 'number' ? `Less than ${value}.` : ''),
  contentEncoding: (value) => `Encoded as ${excerpt(value)}.`,
  contentMediaType: (value) => `Of the media type ${excerpt(value)}.`,
  format: (value) => (textOf(value) === '' ? '' : `Format: ${textOf(value)}.`),
  pattern: (value) => `Must match the pattern ${textOf(value)}.`,
}

/** The keywords that `spoken` does not name, in sentences. */
export function keywordsInWords(schema: Schema, spoken: readonly string[], note: Note): readonly string[] {
  return Object.entries(sentences).flatMap(([keyword, say]) => {
    if (!Object.hasOwn(schema, keyword) || spoken.includes(keyword)) return []
    const sentence = say(schema[keyword])
    if (sentence !== '') note(`Gemini's schemas have no ${keyword}, so the description says it.`)
    return sentence === '' ? [] : [sentence]
  })
}

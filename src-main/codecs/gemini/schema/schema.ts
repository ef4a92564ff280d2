import { isObject, type JsonObject } from '../../json-problem.ts'

/** A JSON schema as an object; what it holds was written by the authors of tools and may be anything. */
export type Schema = JsonObject

export const isSchema = isObject

/** Takes down what a rewriting changed, in a sentence, for the loss report. */
export type Note = (reason: string) => void

/** The schemas of a map from names, such as `properties`; none where it is no map. */
export function schemasByName(value: unknown): readonly (readonly [string, Schema])[] {
  if (!isSchema(value)) return []
  return Object.entries(value).filter((entry): entry is [string, Schema] => isSchema(entry[1]))
}

export function schemaList(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Sentences and paragraphs joined to one description; undefined where nothing is said. */
export function describe(...texts: readonly string[]): string | undefined {
  const said = texts.filter((text, index) => text !== '' && texts.indexOf(text) === index)
  return said.length === 0 ? undefined : said.join('\n')
}

const longestExcerpt = 400

/** A value or schema in a description: compact JSON, shortened. */
export function excerpt(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing'
  return json.length > longestExcerpt ? `${json.slice(0, longestExcerpt)}…` : json
}

/** What a schema says of itself, or else its title, with the rest in words. */
export function described(schema: Schema, words: readonly string[]): string | undefined {
  const text = textOf(schema['description']) || textOf(schema['title'])
  return describe(text, words.join(' '))
}

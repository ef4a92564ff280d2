import { present } from '../../compact.ts'
import { joinSchemas } from './join-schemas.ts'
import type { PlainArray, PlainSchema } from './plain-schema.ts'
import { describe, excerpt, type Note } from './schema.ts'
import { writeJsonSchema } from './write-json-schema.ts'

/**
 * Gemini's own form of schemas, a part of OpenAPI 3.0. Everything else is rejected with a 400 (edge case 79).
 *
 * @see https://ai.google.dev/api/caching#Schema
 */
export interface GeminiSchema {
  readonly type?: GeminiType
  readonly description?: string
  readonly nullable?: true
  readonly properties?: Readonly<Record<string, GeminiSchema>>
  readonly required?: readonly string[]
  readonly items?: GeminiSchema
  /** Counts are 64-bit numbers, which Google's JSON writes as strings. */
  readonly minItems?: string
  readonly maxItems?: string
  readonly enum?: readonly string[]
  readonly format?: 'date-time' | 'enum'
  readonly pattern?: string
  readonly minLength?: string
  readonly maxLength?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly GeminiSchema[]
}

export type GeminiType = 'STRING' | 'NUMBER' | 'INTEGER' | 'BOOLEAN' | 'ARRAY' | 'OBJECT'

/** A plain schema in Gemini's own form. What that cannot say becomes words, and `note` is told. */
export function writeOpenApiSchema(schema: PlainSchema, note: Note): GeminiSchema {
  const written = present<GeminiSchema>(write(schema, note))
  return schema.nullable ? { ...written, nullable: true } : written
}

type Written = { readonly [Key in keyof GeminiSchema]?: GeminiSchema[Key] | undefined }

function write(schema: PlainSchema, note: Note): Written {
  const description = schema.description ?? ''
  switch (schema.kind) {
    case 'object': {
      const { properties, required, additional } = schema
      const isMap = typeof additional === 'object'
      const others = isMap ? `Other properties must fit ${excerpt(writeJsonSchema(additional))}.` : ''
      if (isMap) note("Gemini's schemas have no additionalProperties, so the description says it.")
      return {
        type: 'OBJECT',
        description: describe(description, others),
        properties: properties.length === 0 ? undefined : writeProperties(properties, note),
        required: required.length === 0 ? undefined : required,
      }
    }
    case 'array':
      return writeArray(schema, note)
    case 'string': {
      const { values, format, pattern, minimum, maximum } = schema
      const named = values?.filter((value) => value !== '') ?? []
      const mayBeEmpty = values !== undefined && named.length < values.length
      return {
        type: 'STRING',
        description: describe(description, mayBeEmpty ? 'May be empty.' : ''),
        enum: named.length === 0 ? undefined : named,
        format: named.length > 0 ? 'enum' : format,
        pattern,
        minLength: minimum?.toString(),
        maxLength: maximum?.toString(),
      }
    }
    case 'number':
    case 'integer': {
      const { values, minimum, maximum } = schema
      if (values !== undefined) note('Lists of numbers were put into words: Gemini has lists of strings only.')
      return {
        type: schema.kind === 'number' ? 'NUMBER' : 'INTEGER',
        description: describe(description, values === undefined ? '' : `One of: ${values.join(', ')}.`),
        minimum: minimum ?? (values && Math.min(...values)),
        maximum: maximum ?? (values && Math.max(...values)),
      }
    }
    case 'boolean':
      return { type: 'BOOLEAN', description: schema.description }
    case 'null':
      return { type: 'STRING', description: describe(description, 'Always null.') }
    case 'union':
      return {
        description: schema.description,
        anyOf: schema.branches.map((branch) => writeOpenApiSchema(branch, note)),
      }
    case 'any':
      return { description: describe(description, 'Any JSON value.'), anyOf: anyValue }
  }
}

/** Every schema needs a type, so that any value is one of each. */
const anyValue: readonly GeminiSchema[] = [
  { type: 'STRING' },
  { type: 'NUMBER' },
  { type: 'BOOLEAN' },
  { type: 'OBJECT' },
  { type: 'ARRAY', items: { type: 'STRING' } },
]

function writeProperties(properties: readonly (readonly [string, PlainSchema])[], note: Note) {
  return Object.fromEntries(properties.map(([name, property]) => [name, writeOpenApiSchema(property, note)]))
}

/** Items that differ by position become a union, and the description says which is where. */
function writeArray(schema: PlainArray, note: Note): Written {
  const { description = '', positions, items, minimum, maximum } = schema
  const isClosed = maximum === positions.length || items.kind === 'any'
  const allowed = positions.length > 0 && isClosed ? positions : [...positions, items]
  if (positions.length > 0) note('Items that differ by position became a union, and the description names their order.')
  const order = `Items in this order: ${excerpt(positions.map(writeJsonSchema))}.`
  return {
    type: 'ARRAY',
    description: describe(description, positions.length > 0 ? order : ''),
    items: writeOpenApiSchema(joinSchemas(allowed, undefined, false), note),
    minItems: minimum?.toString(),
    maxItems: maximum?.toString(),
  }
}

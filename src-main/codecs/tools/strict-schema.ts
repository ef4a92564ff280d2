import { isObject, type JsonObject } from '../json-problem.ts'

/** What OpenAI's strict mode understands of JSON Schema. */
const allowedKeywords: readonly string[] = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  '$ref',
  '$defs',
  'definitions',
  'title',
  'description',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
]

/** OpenAI's limit is 10 levels. */
const deepest = 10

/**
 * Whether a schema may be sent with `strict: true`: every object closed with `additionalProperties: false` and all its
 * properties required, at every level, and nothing in it that strict mode does not know (edge case 44).
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function isStrictSchema(schema: unknown): boolean {
  return isObject(schema) && schema['type'] === 'object' && schema['anyOf'] === undefined && isStrict(schema, 0)
}

function isStrict(schema: unknown, depth: number): boolean {
  if (!isObject(schema) || depth > deepest) return false
  if (!Object.keys(schema).every((keyword) => allowedKeywords.includes(keyword))) return false
  if (!isClosed(schema)) return false
  const { properties, items, anyOf, $defs, definitions } = schema
  const inner: unknown[] = [properties, $defs, definitions].flatMap((map) => (isObject(map) ? Object.values(map) : []))
  if (items !== undefined) inner.push(items)
  if (anyOf !== undefined) inner.push(...(Array.isArray(anyOf) ? (anyOf as unknown[]) : [anyOf]))
  return inner.every((child) => isStrict(child, depth + 1))
}

function isClosed(schema: JsonObject): boolean {
  const { type, properties, required, additionalProperties } = schema
  const isObjectType = type === 'object' || properties !== undefined || (Array.isArray(type) && type.includes('object'))
  if (!isObjectType) return true
  const names = isObject(properties) ? Object.keys(properties) : []
  return additionalProperties === false && names.every((name) => Array.isArray(required) && required.includes(name))
}

import { isObject, type JsonObject } from '../../json-problem.ts'
import { definitionOf } from '../../tools/json-schema.ts'
import { schemasWithin } from './map-schema.ts'

const understood: readonly string[] = [
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
  'default',
]

/** In characters. */
const longestSchema = 5_000

/**
 * Whether Cerebras can hold an answer to the schema: one type in each place, no alternatives but `anyOf`, and nothing that
 * contains itself (edge case 149).
 *
 * @see https://inference-docs.cerebras.ai/capabilities/structured-outputs
 */
export function isEnforceable(schema: JsonObject): boolean {
  return (
    JSON.stringify(schema).length <= longestSchema &&
    schemasWithin(schema).every(isUnderstood) &&
    !containsItself(schema)
  )
}

function isUnderstood(schema: JsonObject): boolean {
  const { type, items } = schema
  const isPlain = Object.keys(schema).every((keyword) => understood.includes(keyword))
  return isPlain && !Array.isArray(type) && (items === undefined || isObject(items))
}

/** Whether following references from a place leads back to it, or out of the schema. */
function containsItself(root: JsonObject): boolean {
  const followed = new Set<string>()
  const leadsBack = (schema: JsonObject, open: readonly string[]): boolean =>
    schemasWithin(schema).some(({ $ref: reference }) => {
      if (typeof reference !== 'string' || followed.has(reference)) return false
      const target = definitionOf(root, reference)
      if (target === undefined || open.includes(reference)) return true
      if (leadsBack(target, [...open, reference])) return true
      followed.add(reference)
      return false
    })
  return leadsBack(root, [])
}

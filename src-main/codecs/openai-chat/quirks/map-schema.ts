import { isObject, type JsonObject } from '../../json-problem.ts'
import { schemaMaps, schemaPlaces } from '../../tools/json-schema.ts'

const places = [...schemaPlaces, 'additionalProperties', 'unevaluatedProperties']

/** A JSON schema with `change` made to it and to every schema within it, the innermost first. */
export function mapSchema(schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const deep = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(deep)
    return isObject(value) ? mapSchema(value, change) : value
  }
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (schemaMaps.includes(keyword) && isObject(value)) {
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner)]))]
    }
    return [keyword, places.includes(keyword) ? deep(value) : value]
  })
  return change(Object.fromEntries(entries))
}

/** A schema and every schema within it. */
export function schemasWithin(schema: JsonObject): readonly JsonObject[] {
  const found: JsonObject[] = []
  mapSchema(schema, (part) => {
    found.push(part)
    return part
  })
  return found
}

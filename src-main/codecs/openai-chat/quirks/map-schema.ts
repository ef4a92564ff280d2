import { isObject, type JsonObject } from '../../json-problem.ts'
import { schemaMaps, schemaPlaces } from '../../tools/json-schema.ts'

const places: ReadonlySet<string> = new Set([...schemaPlaces, 'additionalProperties', 'unevaluatedProperties'])

/**
 * A JSON schema with `change` made to it and to every schema within it, the innermost first. What does not change is not
 * copied, as this runs over all tools of every request.
 */
export function mapSchema(schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const deep = (value: unknown): unknown => {
    if (Array.isArray(value)) return mapList(value, deep)
    return isObject(value) ? mapSchema(value, change) : value
  }
  const mapped = mapValues(schema, (value, keyword) => {
    if (typeof value !== 'object' || value === null) return value
    if (places.has(keyword)) return deep(value)
    return schemaMaps.has(keyword) && isObject(value) ? mapValues(value, deep) : value
  })
  return change(mapped)
}

function mapValues(object: JsonObject, map: (value: unknown, name: string) => unknown): JsonObject {
  let changed: [string, unknown][] | null = null
  for (const name of Object.keys(object)) {
    const value = map(object[name], name)
    if (value !== object[name]) (changed ??= []).push([name, value])
  }
  if (changed === null) return object
  const values = new Map(changed)
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, values.get(name) ?? value]))
}

function mapList(list: readonly unknown[], map: (value: unknown) => unknown): readonly unknown[] {
  const mapped = list.map(map)
  return mapped.some((value, index) => value !== list[index]) ? mapped : list
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

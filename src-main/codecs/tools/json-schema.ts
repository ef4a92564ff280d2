import { isObject, type JsonObject } from '../json-problem.ts'

/** Keywords of JSON Schema whose value maps names to schemas. */
export const schemaMaps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
])

/** Those whose value is a schema or a list of schemas. */
export const schemaPlaces: readonly string[] = [
  'items',
  'prefixItems',
  'contains',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'anyOf',
  'oneOf',
  'allOf',
]

/** The definition at the root of a schema that a reference names; undefined for a reference to anywhere else. */
export function definitionOf(root: JsonObject, reference: string): JsonObject | undefined {
  const [, keyword = '', name = ''] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(reference) ?? []
  const definitions = Object.hasOwn(root, keyword) ? root[keyword] : undefined
  const found = isObject(definitions) && Object.hasOwn(definitions, name) ? definitions[name] : undefined
  return isObject(found) ? found : undefined
}

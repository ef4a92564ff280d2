import { isObject, type JsonObject } from '../../json-problem.ts'
import { mapSchema } from './map-schema.ts'
import type { RequestQuirk } from './quirk.ts'

/**
 * Brings the schemas of tools into the subset of JSON Schema that Moonshot checks: a list of `items` is `prefixItems`,
 * and beside `anyOf` stands no `type`, which moves into its branches (edge case 129).
 */
export const mfjsSchemas: RequestQuirk = (body) => {
  if (body.tools === undefined) return body
  const tools = body.tools.map((tool) => {
    const parameters = mapSchema(tool.function.parameters, toMoonshot)
    return { ...tool, function: { ...tool.function, parameters } }
  })
  return { ...body, tools }
}

function toMoonshot(schema: JsonObject): JsonObject {
  return movedType(tuple(schema))
}

function tuple(schema: JsonObject): JsonObject {
  const { items, additionalItems, ...others } = schema
  if (!Array.isArray(items)) return schema
  return { ...others, prefixItems: items, ...(additionalItems === undefined ? {} : { items: additionalItems }) }
}

function movedType(schema: JsonObject): JsonObject {
  const { type, anyOf, ...others } = schema
  if (type === undefined || !Array.isArray(anyOf)) return schema
  return { ...others, anyOf: anyOf.map((branch: unknown) => (isObject(branch) ? { type, ...branch } : { type })) }
}

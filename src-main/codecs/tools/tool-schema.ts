import { isObject as isSchema, type JsonObject as Schema } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { tidyJson } from '../tidy-json.ts'
import { definitionOf, schemaMaps, schemaPlaces } from './json-schema.ts'

/** Deeper than tools are described by people; what lies below accepts anything. */
const deepest = 32

/**
 * A tool's JSON schema repaired so that strict servers take it (edge case 35): the root is an object with properties
 * and without unions or references of its own, no `$schema`, no boolean where a schema must be, `required` a list of
 * names, every array with `items`. Names of properties are data and stay, whatever they are called.
 */
export function encodeToolSchema(schema: unknown, field: string, losses: LossReport): Schema {
  if (!isSchema(schema)) return { type: 'object', properties: {} }
  const { $schema: _dialect, ...bare } = schema
  const context = { field, losses }
  const flat = flattenRoot(asPropertyMap(resolveRoot(bare)), context)
  const { type: _type, properties, ...others } = repair(flat, 0, context)
  return { type: 'object', properties: isSchema(properties) ? properties : {}, ...others }
}

interface RepairContext {
  readonly field: string
  readonly losses: LossReport
}

/** Keywords whose value is a schema, and for which a boolean is no mistake. */
const schemasOrBooleans: ReadonlySet<string> = new Set([
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'additionalItems',
])
const placesOfSchemas: ReadonlySet<string> = new Set(schemaPlaces)

function repair(schema: Schema, depth: number, context: RepairContext): Schema {
  if (depth >= deepest) {
    context.losses.add('changed', context.field, `The schema was cut off ${deepest} levels deep.`)
    return {}
  }
  const repaired: [string, unknown][] = []
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword]
    if (keyword === '$schema' || keyword === 'required') continue
    if (schemaMaps.has(keyword)) {
      if (isSchema(value)) repaired.push([keyword, repairMap(value, depth, context)])
    } else if (placesOfSchemas.has(keyword)) {
      repaired.push([keyword, repairOneOrMany(value, depth, context)])
    } else if (schemasOrBooleans.has(keyword) && typeof value !== 'boolean') {
      repaired.push([keyword, repairAny(value, depth, context)])
    } else {
      repaired.push([keyword, tidyJson(value)])
    }
  }
  const required = requiredNames(schema)
  if (required.length > 0) repaired.push(['required', required])
  if (needsItems(schema)) repaired.push(['items', {}])
  return Object.fromEntries(repaired)
}

function repairMap(map: Schema, depth: number, context: RepairContext): Schema {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, repairAny(value, depth, context)]))
}

function repairOneOrMany(value: unknown, depth: number, context: RepairContext): unknown {
  return Array.isArray(value)
    ? value.map((entry: unknown) => repairAny(entry, depth, context))
    : repairAny(value, depth, context)
}

/** A boolean schema in words that servers without boolean schemas understand. */
function repairAny(value: unknown, depth: number, context: RepairContext): Schema {
  if (isSchema(value)) return repair(value, depth + 1, context)
  return value === false ? { not: {} } : {}
}

/** Sloppy tools mark a property itself as `required: true`. */
function requiredNames(schema: Schema): readonly string[] {
  const { required, properties } = schema
  const listed = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []
  if (!isSchema(properties)) return [...new Set(listed)]
  const marked = Object.keys(properties).filter((name) => {
    const property = properties[name]
    return isSchema(property) && property['required'] === true
  })
  return [...new Set([...listed, ...marked])]
}

function needsItems({ type, items, prefixItems }: Schema): boolean {
  const isArray = type === 'array' || (Array.isArray(type) && type.includes('array'))
  return isArray && items === undefined && prefixItems === undefined
}

/** Follows a reference at the root; references further down stay, as servers know them. */
function resolveRoot(schema: Schema): Schema {
  const { $ref, ...others } = schema
  if (typeof $ref !== 'string') return schema
  const target = definitionOf(schema, $ref)
  return target !== undefined && !('$ref' in target) ? { ...others, ...target } : others
}

/** Some tools give their properties without a schema around them. */
function asPropertyMap(schema: Schema): Schema {
  const keywords = ['type', 'properties', 'required', 'additionalProperties', 'anyOf', 'oneOf', 'allOf', '$defs']
  const isBareMap = !keywords.some((keyword) => keyword in schema) && Object.values(schema).some(isSchema)
  return isBareMap && Object.values(schema).every(isSchema) ? { type: 'object', properties: schema } : schema
}

/**
 * Servers reject a union at the root. Its branches become one object: all their properties, and of the required ones
 * those that every branch requires, or for `allOf` that any does.
 */
function flattenRoot(schema: Schema, { field, losses }: RepairContext): Schema {
  const { anyOf, oneOf, allOf, enum: values, not, ...root } = schema
  if ([anyOf, oneOf, allOf, values, not].every((keyword) => keyword === undefined)) return schema
  losses.add('changed', field, 'Servers take no union at the top of a schema, so it became one plain object.')
  const alternatives = [...listOf(anyOf), ...listOf(oneOf)]
  const parts = listOf(allOf)
  const properties = [root, ...alternatives, ...parts].flatMap((branch) =>
    isSchema(branch['properties']) ? Object.entries(branch['properties']) : [],
  )
  const [first = [], ...others] = alternatives.map(requiredNames)
  const shared = first.filter((name) => others.every((names) => names.includes(name)))
  const required = [...requiredNames(root), ...parts.flatMap(requiredNames), ...shared]
  return { ...root, properties: Object.fromEntries(properties), required: [...new Set(required)] }
}

function listOf(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : []
}

import { anything, joinSchemas } from './join-schemas.ts'
import { keywordsInWords } from './keywords-in-words.ts'
import { mergeSchemas } from './merge-schemas.ts'
import type { PlainSchema } from './plain-schema.ts'
import { describe, described, isSchema, schemaList, type Note, type Schema } from './schema.ts'
import { simplifyKind } from './simplify-kind.ts'

/** Deeper than tools are described by people, and more than they hold; what lies beyond accepts anything. */
const deepest = 40
const mostSchemas = 2_000

/**
 * A JSON schema without references in plain terms: parts merged, unions flat, one kind of value at a time. What has no
 * plain form becomes words (edge cases 79 to 81), and `note` is told.
 */
export function simplifySchema(given: unknown, note: Note): PlainSchema {
  return simplify(given, { note, left: mostSchemas }, 0)
}

interface Simplification {
  readonly note: Note
  /** Unions within unions multiply. */
  left: number
}

function simplify(given: unknown, context: Simplification, depth: number): PlainSchema {
  context.left -= 1
  if (context.left === 0) context.note('The schema is too large; its last parts accept anything.')
  if (!isSchema(given) || depth > deepest || context.left <= 0) return anything(undefined, false)
  const schema = withMergedParts(given, context.note)
  const union = [...schemaList(schema['anyOf']), ...schemaList(schema['oneOf'])]
  if (union.length > 0) return simplifyUnion(schema, union, context, depth)
  return simplifyTypes(schema, context, depth)
}

/** The parts of `allOf` and a single value as what they mean. */
function withMergedParts(schema: Schema, note: Note): Schema {
  const { allOf, const: single, ...own } = schema
  const base = Object.hasOwn(schema, 'const') ? { ...own, enum: [single] } : own
  const parts = schemaList(allOf).map((part) => withMergedParts(part, note))
  if (parts.length > 0) note('The parts of an allOf became one schema.')
  return parts.reduce((merged, part) => mergeSchemas(merged, part, note), base)
}

/** What says something of a value's form; a branch without any of these only adds conditions to its union's own. */
const forming = ['type', 'properties', 'items', 'prefixItems', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'pattern']

/** What a union says of itself, which would be repeated in each of its branches. */
const remarks = ['title', 'description', 'default', 'examples', 'example', 'deprecated']

function simplifyUnion(schema: Schema, union: readonly Schema[], context: Simplification, depth: number): PlainSchema {
  const { note } = context
  const { anyOf: _anyOf, oneOf, ...own } = schema
  if (oneOf !== undefined) note('A oneOf became an anyOf.')
  const isRemark = ([keyword]: readonly [string, unknown]) => remarks.includes(keyword)
  const base = Object.fromEntries(Object.entries(own).filter((entry) => !isRemark(entry)))
  const remarked = Object.fromEntries(Object.entries(own).filter(isRemark))
  const said = described(remarked, keywordsInWords(remarked, [], note)) ?? ''
  const isForming = (branch: Schema) => forming.some((keyword) => Object.hasOwn(branch, keyword))
  if (!union.some(isForming)) {
    const conditions = union.map((branch) => JSON.stringify(branch)).join(' or ')
    note('Alternative conditions were put into words.')
    const description = describe(said, `One of these must hold: ${conditions}.`)
    return simplify({ ...base, description }, context, depth)
  }
  const branches = union.map((branch) => simplify(mergeSchemas(base, branch, note), context, depth + 1))
  return joinSchemas(branches, describe(said), schema['nullable'] === true)
}

function simplifyTypes(schema: Schema, context: Simplification, depth: number): PlainSchema {
  const { note } = context
  const inner = (given: unknown) => simplify(given, context, depth + 1)
  const values = Array.isArray(schema['enum']) ? (schema['enum'] as readonly unknown[]) : undefined
  const types = typesOf(schema, values)
  const nullable = types.includes('null') || schema['nullable'] === true || (values?.includes(null) ?? false)
  const kinds = types.filter((type) => type !== 'null')
  const [kind, ...others] = kinds
  if (kind === undefined) {
    const said = described(schema, keywordsInWords(schema, [], note))
    return nullable ? { kind: 'null', description: said, nullable: true } : anything(said, false)
  }
  if (others.length === 0) return simplifyKind(kind, schema, nullable, inner, note)
  const { description: _description, title: _title, ...bare } = schema
  const branches = kinds.map((one) => simplifyKind(one, bare, false, inner, note))
  return joinSchemas(branches, described(schema, []), nullable)
}

const knownTypes = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']

/** The types that a schema names, or, as many authors leave them out, those that its other keywords or values imply. */
function typesOf(schema: Schema, values: readonly unknown[] | undefined): readonly string[] {
  const named = (Array.isArray(schema['type']) ? (schema['type'] as unknown[]) : [schema['type']])
    .filter((type) => typeof type === 'string')
    .map((type) => type.toLowerCase())
    .filter((type) => knownTypes.includes(type))
  if (named.length > 0) return [...new Set(named)]
  if (values !== undefined && values.length > 0) return [...new Set(values.map(typeOfValue))]
  const implied = implications.find(({ keywords }) => keywords.some((keyword) => Object.hasOwn(schema, keyword)))
  return implied === undefined ? [] : [implied.type]
}

const implications = [
  {
    type: 'object',
    keywords: ['properties', 'additionalProperties', 'patternProperties', 'propertyNames', 'required'],
  },
  { type: 'array', keywords: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'] },
  { type: 'string', keywords: ['pattern', 'format', 'minLength', 'maxLength', 'contentEncoding'] },
  { type: 'number', keywords: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] },
] as const

function typeOfValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

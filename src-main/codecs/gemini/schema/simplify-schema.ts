import { anything, joinSchemas } from './join-schemas.ts'
import { keywordsInWords } from './keywords-in-words.ts'
import { mergeSchemas } from './merge-schemas.ts'
import type { PlainNumber, PlainSchema, PlainString } from './plain-schema.ts'
import { describe, isSchema, numberOf, schemaList, schemasByName, textOf, type Note, type Schema } from './schema.ts'

/** Deeper than tools are described by people; what lies below accepts anything. */
const deepest = 40

/**
 * A JSON schema without references in plain terms: parts merged, unions flat, one kind of value at a time. What has no
 * plain form becomes words (edge cases 79 to 81), and `note` is told.
 */
export function simplifySchema(given: unknown, note: Note, depth = 0): PlainSchema {
  if (!isSchema(given) || depth > deepest) return anything(undefined, false)
  const schema = withMergedParts(given, note)
  const union = [...schemaList(schema['anyOf']), ...schemaList(schema['oneOf'])]
  if (union.length > 0) return simplifyUnion(schema, union, note, depth)
  return simplifyTypes(schema, note, depth)
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

function simplifyUnion(schema: Schema, union: readonly Schema[], note: Note, depth: number): PlainSchema {
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
    return simplifySchema(
      { ...base, description: describe(said, `One of these must hold: ${conditions}.`) },
      note,
      depth,
    )
  }
  const branches = union.map((branch) => simplifySchema(mergeSchemas(base, branch, note), note, depth + 1))
  return joinSchemas(branches, describe(said), schema['nullable'] === true)
}

function simplifyTypes(schema: Schema, note: Note, depth: number): PlainSchema {
  const values = Array.isArray(schema['enum']) ? (schema['enum'] as readonly unknown[]) : undefined
  const types = typesOf(schema, values)
  const nullable = types.includes('null') || schema['nullable'] === true || (values?.includes(null) ?? false)
  const kinds = types.filter((type) => type !== 'null')
  const [kind, ...others] = kinds
  if (kind === undefined) {
    const said = described(schema, keywordsInWords(schema, [], note))
    return nullable ? { kind: 'null', description: said, nullable: true } : anything(said, false)
  }
  if (others.length === 0) return simplifyKind(kind, schema, nullable, note, depth)
  const { description: _description, title: _title, ...bare } = schema
  const branches = kinds.map((one) => simplifyKind(one, bare, false, note, depth))
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

function simplifyKind(kind: string, schema: Schema, nullable: boolean, note: Note, depth: number): PlainSchema {
  switch (kind) {
    case 'object':
      return simplifyObject(schema, nullable, note, depth)
    case 'array':
      return simplifyArray(schema, nullable, note, depth)
    case 'string':
      return simplifyString(schema, nullable, note)
    case 'number':
    case 'integer':
      return simplifyNumber(kind, schema, nullable, note)
    default: {
      const words = keywordsInWords(schema, [], note)
      return { kind: 'boolean', description: described(schema, [...words, ...valuesInWords(schema, note)]), nullable }
    }
  }
}

function simplifyObject(schema: Schema, nullable: boolean, note: Note, depth: number): PlainSchema {
  const properties = schemasByName(schema['properties']).map(
    ([name, property]) => [name, simplifySchema(property, note, depth + 1)] as const,
  )
  const { additionalProperties: additional, required } = schema
  const words = [...keywordsInWords(schema, [], note), ...valuesInWords(schema, note)]
  return {
    kind: 'object',
    properties,
    required: properties.map(([name]) => name).filter((name) => Array.isArray(required) && required.includes(name)),
    additional: isSchema(additional) ? additionalOf(simplifySchema(additional, note, depth + 1)) : additional !== false,
    description: described(schema, words),
    nullable,
  }
}

function additionalOf(schema: PlainSchema): PlainSchema | true {
  return schema.kind === 'any' && schema.description === undefined ? true : schema
}

function simplifyArray(schema: Schema, nullable: boolean, note: Note, depth: number): PlainSchema {
  const { items, prefixItems, additionalItems } = schema
  const listed = Array.isArray(prefixItems) ? prefixItems : items
  const positions = Array.isArray(listed) ? (listed as readonly unknown[]) : []
  const others = Array.isArray(items) ? additionalItems : items
  return {
    kind: 'array',
    positions: positions.map((position) => simplifySchema(position, note, depth + 1)),
    items: simplifySchema(others, note, depth + 1),
    minimum: countOf(schema['minItems']),
    maximum: others === false ? positions.length : countOf(schema['maxItems']),
    description: described(schema, [...keywordsInWords(schema, [], note), ...valuesInWords(schema, note)]),
    nullable,
  }
}

function simplifyString(schema: Schema, nullable: boolean, note: Note): PlainString {
  const values = valuesOf(schema, (value): value is string => typeof value === 'string')
  const isTime = schema['format'] === 'date-time'
  const pattern = textOf(schema['pattern'])
  return {
    kind: 'string',
    values,
    format: isTime ? 'date-time' : undefined,
    pattern: pattern === '' ? undefined : pattern,
    minimum: countOf(schema['minLength']),
    maximum: countOf(schema['maxLength']),
    description: described(schema, keywordsInWords(schema, ['pattern', ...(isTime ? ['format'] : [])], note)),
    nullable,
  }
}

/** Whole numbers have a next one, so their exclusive limits can be said exactly. */
function simplifyNumber(kind: 'number' | 'integer', schema: Schema, nullable: boolean, note: Note): PlainNumber {
  const above = numberOf(schema['exclusiveMinimum'])
  const below = numberOf(schema['exclusiveMaximum'])
  const isWhole = kind === 'integer'
  const exact = isWhole ? ['exclusiveMinimum', 'exclusiveMaximum'] : []
  const formats = ['int32', 'int64', 'float', 'double'].includes(textOf(schema['format'])) ? ['format'] : []
  const values = valuesOf(schema, (value): value is number => typeof value === 'number')
  const minimum = highest(numberOf(schema['minimum']), isWhole && above !== undefined ? Math.floor(above) + 1 : above)
  const maximum = lowest(numberOf(schema['maximum']), isWhole && below !== undefined ? Math.ceil(below) - 1 : below)
  return {
    kind,
    values,
    minimum,
    maximum,
    description: described(schema, keywordsInWords(schema, [...exact, ...formats], note)),
    nullable,
  }
}

function highest(...limits: readonly (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined)
  return given.length === 0 ? undefined : Math.max(...given)
}

function lowest(...limits: readonly (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined)
  return given.length === 0 ? undefined : Math.min(...given)
}

function countOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined
}

/** The allowed values of one type; those of other types stand in other branches. */
function valuesOf<T>(schema: Schema, isOfType: (value: unknown) => value is T): readonly T[] | undefined {
  const values = Array.isArray(schema['enum']) ? (schema['enum'] as readonly unknown[]).filter(isOfType) : []
  return values.length === 0 ? undefined : [...new Set(values)]
}

/** Allowed values of types that Gemini has no list of values for. */
function valuesInWords(schema: Schema, note: Note): readonly string[] {
  if (!Array.isArray(schema['enum'])) return []
  note('A list of values other than strings and numbers was put into words.')
  return [`One of: ${JSON.stringify(schema['enum'])}.`]
}

function described(schema: Schema, words: readonly string[]): string | undefined {
  const text = textOf(schema['description']) || textOf(schema['title'])
  return describe(text, words.join(' '))
}

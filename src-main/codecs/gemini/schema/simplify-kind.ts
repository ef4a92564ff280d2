import { keywordsInWords } from './keywords-in-words.ts'
import type { PlainNumber, PlainSchema, PlainString } from './plain-schema.ts'
import { described, isSchema, numberOf, schemasByName, textOf, type Note, type Schema } from './schema.ts'

/** What is allowed further in. */
type Inner = (schema: unknown) => PlainSchema

/** A schema of one kind of value, with the keywords of that kind; the others say nothing about it. */
export function simplifyKind(kind: string, schema: Schema, nullable: boolean, inner: Inner, note: Note): PlainSchema {
  switch (kind) {
    case 'object':
      return simplifyObject(schema, nullable, inner, note)
    case 'array':
      return simplifyArray(schema, nullable, inner, note)
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

function simplifyObject(schema: Schema, nullable: boolean, inner: Inner, note: Note): PlainSchema {
  const properties = schemasByName(schema['properties']).map(([name, property]) => [name, inner(property)] as const)
  const { additionalProperties: additional, required } = schema
  const words = [...keywordsInWords(schema, [], note), ...valuesInWords(schema, note)]
  return {
    kind: 'object',
    properties,
    required: properties.map(([name]) => name).filter((name) => Array.isArray(required) && required.includes(name)),
    additional: isSchema(additional) ? additionalOf(inner(additional)) : additional !== false,
    description: described(schema, words),
    nullable,
  }
}

function additionalOf(schema: PlainSchema): PlainSchema | true {
  return schema.kind === 'any' && schema.description === undefined ? true : schema
}

function simplifyArray(schema: Schema, nullable: boolean, inner: Inner, note: Note): PlainSchema {
  const { items, prefixItems, additionalItems } = schema
  const listed = Array.isArray(prefixItems) ? prefixItems : items
  const positions = Array.isArray(listed) ? (listed as readonly unknown[]) : []
  const others = Array.isArray(items) ? additionalItems : items
  return {
    kind: 'array',
    positions: positions.map((position) => inner(position)),
    items: inner(others),
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

import { asList, isObject, unknownFields, type JsonObject } from './shape.ts'

/**
 * What Gemini rejects in a schema of its own form (`parameters`, `responseSchema`), with everything that only some of
 * its models or hosts reject: fields it does not know, types it does not know, several types, objects that require what
 * they do not have, arrays without items, lists of values that are no strings, unions beside a type.
 *
 * Written from Google's description and error messages, without a look at the translator.
 */
export function checkOpenApiSchema(schema: unknown, where: string): string[] {
  if (!isObject(schema)) return [`${where} is no object`]
  const problems = [...unknownFields(schema, openApiFields, where), ...checkCommon(schema, where)]
  if (schema['nullable'] !== undefined && typeof schema['nullable'] !== 'boolean') {
    problems.push(`${where}.nullable is no boolean`)
  }
  if (schema['anyOf'] !== undefined) {
    for (const field of Object.keys(schema)) {
      if (!['anyOf', 'description', 'nullable'].includes(field)) problems.push(`${where}: anyOf stands beside ${field}`)
    }
    return [...problems, ...checkBranches(schema['anyOf'], where, checkOpenApiSchema)]
  }
  const type = schema['type']
  const fields = typeof type === 'string' ? openApiTypes[type] : undefined
  if (fields === undefined) return [...problems, `${where}.type must be specified, not ${JSON.stringify(type)}`]
  for (const field of Object.keys(schema)) {
    if (!fields.includes(field) && !anywhere.includes(field))
      problems.push(`${where}: ${field} is not for ${String(type)}`)
  }
  for (const field of ['minItems', 'maxItems', 'minLength', 'maxLength']) {
    const count = schema[field]
    if (count !== undefined && !(typeof count === 'string' && /^\d+$/.test(count))) {
      problems.push(`${where}.${field} is no count as text`)
    }
  }
  const values = schema['enum']
  if (values !== undefined && !asList(values).every((value) => typeof value === 'string' && value !== '')) {
    problems.push(`${where}.enum holds something else than strings that are not empty`)
  }
  const formats: readonly unknown[] = type === 'STRING' ? ['enum', 'date-time'] : []
  if (schema['format'] !== undefined && !formats.includes(schema['format'])) {
    problems.push(`${where}.format: only 'enum' and 'date-time' are supported for STRING type`)
  }
  return [...problems, ...checkInner(schema, where, checkOpenApiSchema)]
}

/** The same for JSON Schema (`parametersJsonSchema`, `responseJsonSchema`), as far as Google documents it. */
export function checkJsonSchema(schema: unknown, where: string): string[] {
  if (!isObject(schema)) return [`${where} is no object`]
  const problems = [...unknownFields(schema, jsonSchemaFields, where), ...checkCommon(schema, where)]
  const { type, anyOf, enum: values, additionalProperties, prefixItems } = schema
  if (anyOf !== undefined) return [...problems, ...checkBranches(anyOf, where, checkJsonSchema)]
  const [first, second, ...others] = Array.isArray(type) ? (type as unknown[]) : [type]
  if (!jsonTypes.includes(String(first))) problems.push(`${where}.type must be specified, not ${JSON.stringify(type)}`)
  if ((second !== undefined && second !== 'null') || others.length > 0) problems.push(`${where} has several types`)
  if (asList(values).some((value) => typeof value !== 'string' && typeof value !== 'number')) {
    problems.push(`${where}.enum holds something else than strings and numbers`)
  }
  if (additionalProperties !== undefined && typeof additionalProperties !== 'boolean') {
    problems.push(...checkJsonSchema(additionalProperties, `${where}.additionalProperties`))
  }
  asList(prefixItems).forEach((item, index) =>
    problems.push(...checkJsonSchema(item, `${where}.prefixItems[${index}]`)),
  )
  return [...problems, ...checkInner(schema, where, checkJsonSchema)]
}

const openApiTypes: Readonly<Record<string, readonly string[]>> = {
  STRING: ['enum', 'format', 'pattern', 'minLength', 'maxLength'],
  NUMBER: ['minimum', 'maximum', 'format'],
  INTEGER: ['minimum', 'maximum', 'format'],
  BOOLEAN: [],
  ARRAY: ['items', 'minItems', 'maxItems'],
  OBJECT: ['properties', 'required'],
}
const anywhere = ['type', 'description', 'nullable']
const openApiFields = [...anywhere, 'anyOf', ...new Set(Object.values(openApiTypes).flat())]

const jsonTypes = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
const jsonSchemaFields = [
  'type',
  'description',
  'enum',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'items',
  'prefixItems',
  'minItems',
  'maxItems',
  'properties',
  'additionalProperties',
  'required',
  'anyOf',
]

type Check = (schema: unknown, where: string) => string[]

function checkCommon(schema: JsonObject, where: string): string[] {
  const problems: string[] = []
  const { description, enum: values } = schema
  if (description !== undefined && (typeof description !== 'string' || description === '')) {
    problems.push(`${where}.description is no text`)
  }
  if (typeof description === 'string' && !description.isWellFormed()) problems.push(`${where}.description is torn`)
  if (values !== undefined && asList(values).length === 0) problems.push(`${where}.enum is no list, or empty`)
  if (new Set(asList(values)).size < asList(values).length) problems.push(`${where}.enum repeats a value`)
  for (const field of ['minimum', 'maximum']) {
    if (schema[field] !== undefined && !Number.isFinite(schema[field])) problems.push(`${where}.${field} is no number`)
  }
  return problems
}

function checkBranches(branches: unknown, where: string, check: Check): string[] {
  if (asList(branches).length < 2) return [`${where}.anyOf is no list of several schemas`]
  return asList(branches).flatMap((branch, index) => [
    ...check(branch, `${where}.anyOf[${index}]`),
    ...(isObject(branch) && branch['anyOf'] !== undefined ? [`${where}.anyOf[${index}] is a union itself`] : []),
  ])
}

function checkInner(schema: JsonObject, where: string, check: Check): string[] {
  const { type, items, prefixItems, properties, required } = schema
  const isArray = asList(Array.isArray(type) ? type : [type]).some((one) => String(one).toLowerCase() === 'array')
  const problems = isArray && items === undefined && prefixItems === undefined ? [`${where}.items: missing field`] : []
  if (items !== undefined) problems.push(...check(items, `${where}.items`))
  if (properties !== undefined && !isObject(properties)) problems.push(`${where}.properties is no map`)
  const map = isObject(properties) ? properties : {}
  for (const [name, property] of Object.entries(map)) problems.push(...check(property, `${where}.properties.${name}`))
  if (required !== undefined && asList(required).length === 0) problems.push(`${where}.required is no list, or empty`)
  for (const name of asList(required)) {
    if (typeof name !== 'string' || !Object.hasOwn(map, name)) {
      problems.push(`${where}.required: property ${String(name)} is not defined`)
    }
  }
  return problems
}

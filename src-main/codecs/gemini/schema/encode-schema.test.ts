import { describe, expect, it } from 'vitest'
import { createLossReport } from '../../loss-report.ts'
import { capturedRequests } from '../../../testing/recordings.ts'
import { isObject } from '../../json-problem.ts'
import { checkJsonSchema, checkOpenApiSchema } from '../testing/check-schema.ts'
import { nastySchemas } from '../testing/nasty-schemas.ts'
import { encodeAnswerSchema, encodeParameters, type SchemaForm } from './encode-schema.ts'

const checks = { 'json-schema': checkJsonSchema, openapi: checkOpenApiSchema }
const forms = ['json-schema', 'openapi'] as const

function parameters(schema: unknown, form: SchemaForm = 'openapi') {
  const losses = createLossReport()
  const encoded = encodeParameters(schema, form, 'input_schema', losses)
  return {
    schema: encoded?.schema ?? null,
    reasons: losses
      .list()
      .map(({ reason }) => reason)
      .join(' '),
  }
}

/** The property `x` of an object, encoded. */
function property(schema: unknown, form: SchemaForm = 'openapi'): unknown {
  return parameters({ type: 'object', properties: { x: schema } }, form).schema?.properties?.['x']
}

function capturedSchemas() {
  return capturedRequests().flatMap(({ name, body }) => {
    const tools = isObject(body) && Array.isArray(body['tools']) ? (body['tools'] as unknown[]) : []
    return tools.filter(isObject).map((tool) => [`${name}: ${String(tool['name'])}`, tool['input_schema']] as const)
  })
}

describe.each(forms)('any schema of a tool as %s', (form) => {
  it.each(Object.entries(nastySchemas))('79: passes the strict check: %s', (_name, schema) => {
    const encoded = parameters(schema, form).schema
    expect(encoded === null ? [] : checks[form](encoded, 'schema')).toEqual([])
  })

  it.each(capturedSchemas())('79: of Claude Code passes the strict check: %s', (_name, schema) => {
    const encoded = parameters(schema, form).schema
    expect(encoded === null ? [] : checks[form](encoded, 'schema')).toEqual([])
  })

  it('83: is left out where the tool has no parameters', () => {
    for (const schema of [undefined, {}, { type: 'object', properties: {} }]) {
      expect(parameters(schema, form).schema).toBeNull()
    }
  })

  it('284: is the same each time', () => {
    for (const schema of Object.values(nastySchemas)) {
      expect(JSON.stringify(parameters(schema, form))).toBe(JSON.stringify(parameters(schema, form)))
    }
  })
})

describe('references', () => {
  const withDefinition = (x: unknown) =>
    parameters({ type: 'object', properties: { x }, $defs: { Name: { type: 'string', description: 'A name' } } })

  it('79: are replaced by what they refer to, and the place keeps its own description', () => {
    expect(withDefinition({ $ref: '#/$defs/Name' }).schema?.properties?.['x']).toEqual({
      type: 'STRING',
      description: 'A name',
    })
    const described = withDefinition({ $ref: '#/$defs/Name', description: 'Whose' })
    expect(described.schema?.properties?.['x']).toEqual({ type: 'STRING', description: 'Whose' })
    expect(described.reasons).toContain('References were replaced')
  })

  it('79: of a schema to itself end in a sentence', () => {
    const node = { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } }
    const { schema, reasons } = parameters({
      type: 'object',
      properties: { x: { $ref: '#/$defs/Node' } },
      $defs: { Node: node },
    })
    expect(schema?.properties?.['x']).toMatchObject({
      properties: { next: { type: 'OBJECT', description: expect.stringContaining('Node') as string } },
    })
    expect(reasons).toContain('contains itself')
  })

  it('82: are no names of properties and no values', () => {
    const named = { type: 'object', properties: { $ref: { type: 'string' } }, required: ['$ref'] }
    expect(property(named)).toEqual({ type: 'OBJECT', properties: { $ref: { type: 'STRING' } }, required: ['$ref'] })
    expect(property({ const: { $ref: '#/$defs/x' } })).toMatchObject({
      description: expect.stringContaining('"$ref"') as string,
    })
  })
})

describe('types', () => {
  it('80: with null become nullable', () => {
    expect(property({ type: ['string', 'null'] })).toEqual({ type: 'STRING', nullable: true })
    expect(property({ anyOf: [{ type: 'number' }, { type: 'null' }], description: 'N' })).toEqual({
      type: 'NUMBER',
      description: 'N',
      nullable: true,
    })
    expect(property({ type: ['string', 'null'] }, 'json-schema')).toEqual({ type: ['string', 'null'] })
  })

  it('80: in lists become unions, each with the keywords of its kind', () => {
    expect(property({ type: ['string', 'integer'], minLength: 2, minimum: 1 })).toEqual({
      anyOf: [
        { type: 'STRING', minLength: '2' },
        { type: 'INTEGER', minimum: 1 },
      ],
    })
  })

  it('35: are found where they are left out', () => {
    expect(property({ properties: { a: { minimum: 1 } } })).toEqual({
      type: 'OBJECT',
      properties: { a: { type: 'NUMBER', minimum: 1 } },
    })
    expect(property({ enum: ['a'] })).toMatchObject({ type: 'STRING' })
    expect(property({ description: 'Whatever' })).toMatchObject({ anyOf: expect.any(Array) as unknown })
  })
})

describe('values', () => {
  it('79: a const is a list of one', () => {
    expect(property({ const: 'a' })).toEqual({ type: 'STRING', format: 'enum', enum: ['a'] })
    expect(property({ const: 'a' }, 'json-schema')).toEqual({ type: 'string', enum: ['a'] })
  })

  it('81: other than strings keep their type, so that the client gets what it asked for', () => {
    expect(property({ type: 'integer', enum: [1, 5] })).toEqual({
      type: 'INTEGER',
      description: 'One of: 1, 5.',
      minimum: 1,
      maximum: 5,
    })
    expect(property({ type: 'integer', enum: [1, 5] }, 'json-schema')).toEqual({ type: 'integer', enum: [1, 5] })
    expect(property({ enum: ['a', 'b', null] })).toEqual({
      type: 'STRING',
      format: 'enum',
      enum: ['a', 'b'],
      nullable: true,
    })
    expect(property({ enum: ['a', 1] })).toMatchObject({ anyOf: [{ type: 'STRING' }, { type: 'NUMBER' }] })
  })
})

describe('unions and parts', () => {
  it('79: a oneOf is an anyOf, and what stands beside it holds in every branch', () => {
    expect(
      property({ type: 'string', description: 'D', oneOf: [{ maxLength: 1 }, { format: 'uri', pattern: '^h' }] }),
    ).toEqual({
      description: 'D',
      anyOf: [
        { type: 'STRING', maxLength: '1' },
        { type: 'STRING', pattern: '^h', description: 'Format: uri.' },
      ],
    })
  })

  it('79: the parts of an allOf are one', () => {
    const parts = [
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      { properties: { a: { minLength: 1 }, b: { type: 'number' } }, required: ['b'] },
    ]
    expect(property({ allOf: parts })).toEqual({
      type: 'OBJECT',
      properties: { a: { type: 'STRING', minLength: '1' }, b: { type: 'NUMBER' } },
      required: ['a', 'b'],
    })
  })

  it('79: branches that only require something become words', () => {
    const schema = { type: 'object', properties: { a: {}, b: {} }, anyOf: [{ required: ['a'] }, { required: ['b'] }] }
    expect(property(schema)).toMatchObject({
      type: 'OBJECT',
      description: 'One of these must hold: {"required":["a"]} or {"required":["b"]}.',
    })
  })
})

describe('what Gemini has no field for', () => {
  it.each([
    ['not', { type: 'string', not: { const: 'x' } }, 'Not: {"const":"x"}.'],
    [
      'if',
      { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
      'If it fits {"required":["a"]}: then',
    ],
    ['format', { type: 'string', format: 'email' }, 'Format: email.'],
    ['default', { type: 'number', default: 3 }, 'Default: 3.'],
    ['multipleOf', { type: 'integer', multipleOf: 4 }, 'A multiple of 4.'],
    ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 0 }, 'Greater than 0.'],
    ['uniqueItems', { type: 'array', items: { type: 'string' }, uniqueItems: true }, 'No two items are equal.'],
    [
      'propertyNames',
      { type: 'object', propertyNames: { maxLength: 3 } },
      'Names of properties must fit {"maxLength":3}.',
    ],
    [
      'patternProperties',
      { type: 'object', patternProperties: { '^x': {} } },
      'Properties by the pattern of their name',
    ],
  ])('79: %s is said in the description, and reported', (keyword, schema, words) => {
    for (const form of forms) {
      expect(property(schema, form)).toMatchObject({ description: expect.stringContaining(words) as string })
      expect(parameters({ type: 'object', properties: { x: schema } }, form).reasons).toContain(keyword)
    }
  })

  it('79: exclusive limits of whole numbers are exact', () => {
    expect(property({ type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 10 })).toEqual({
      type: 'INTEGER',
      minimum: 1,
      maximum: 9,
    })
  })

  it('79: maps say in words what their values are, where there is no field for it', () => {
    const map = { type: 'object', additionalProperties: { type: 'string' } }
    expect(property(map)).toEqual({ type: 'OBJECT', description: 'Other properties must fit {"type":"string"}.' })
    expect(property(map, 'json-schema')).toEqual({ ...map, properties: {} })
  })

  it('79: tuples keep their order', () => {
    const pair = { type: 'array', items: [{ type: 'number' }, { type: 'string' }], additionalItems: false }
    expect(property(pair)).toEqual({
      type: 'ARRAY',
      description: 'Items in this order: [{"type":"number"},{"type":"string"}].',
      items: { anyOf: [{ type: 'NUMBER' }, { type: 'STRING' }] },
      maxItems: '2',
    })
    expect(property(pair, 'json-schema')).toEqual({
      type: 'array',
      prefixItems: [{ type: 'number' }, { type: 'string' }],
      maxItems: 2,
    })
  })
})

describe('the schema of an answer', () => {
  it('44: may be anything, not only an object', () => {
    const losses = createLossReport()
    const list = { type: 'array', items: { $ref: '#/$defs/a' }, $defs: { a: { type: 'string' } } }
    expect(encodeAnswerSchema(list, 'json-schema', 'f', losses).schema).toEqual({
      type: 'array',
      items: { type: 'string' },
    })
    expect(encodeAnswerSchema(list, 'openapi', 'f', losses).schema).toEqual({
      type: 'ARRAY',
      items: { type: 'STRING' },
    })
  })
})

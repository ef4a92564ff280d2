import { describe, expect, it } from 'vitest'
import { createLossReport } from '../loss-report.ts'
import { encodeToolSchema } from './tool-schema.ts'

function repaired(schema: unknown): unknown {
  return encodeToolSchema(schema, 'schema', createLossReport())
}

describe('35: tool schemas', () => {
  it('leaves a good schema as it is', () => {
    const schema = {
      type: 'object',
      properties: {
        path: { type: 'string', pattern: '^/', default: '/', format: 'uri' },
        lines: { type: 'array', items: { type: 'integer', exclusiveMinimum: 0 } },
        mode: { anyOf: [{ const: 'a' }, { enum: ['b', null] }] },
        extra: { type: 'object', propertyNames: { type: 'string' }, additionalProperties: { type: 'number' } },
        node: { $ref: '#/$defs/node' },
      },
      required: ['path'],
      additionalProperties: false,
      $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
    }
    expect(repaired(schema)).toEqual(schema)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['an empty schema', {}],
    ['an object without properties', { type: 'object' }],
    ['another root', { type: 'string' }],
    ['properties that are no map', { type: 'object', properties: ['a'] }],
  ])('makes an object with properties of %s', (_what, schema) => {
    expect(repaired(schema)).toEqual({ type: 'object', properties: {} })
  })

  it('drops $schema but no property of that name', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { $schema: { type: 'string' }, required: { type: 'boolean' }, properties: { type: 'object' } },
    }
    expect(repaired(schema)).toEqual({ type: 'object', properties: schema.properties })
    const inner = { type: 'object', properties: { a: { $schema: 'x', type: 'string' } } }
    expect(repaired(inner)).toEqual({ type: 'object', properties: { a: { type: 'string' } } })
  })

  it('puts booleans into words where a schema must be', () => {
    const schema = { type: 'object', properties: { a: true, b: false, c: { type: 'array', items: true } } }
    expect(repaired(schema)).toEqual({
      type: 'object',
      properties: { a: {}, b: { not: {} }, c: { type: 'array', items: {} } },
    })
  })

  it('wraps bare properties', () => {
    expect(repaired({ path: { type: 'string' }, depth: { type: 'integer' } })).toEqual({
      type: 'object',
      properties: { path: { type: 'string' }, depth: { type: 'integer' } },
    })
  })

  it('collects required: true from the properties', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string', required: true }, b: { type: 'string', required: false }, c: {} },
      required: ['c', 5],
    }
    expect(repaired(schema)).toEqual({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' }, c: {} },
      required: ['c', 'a'],
    })
  })

  it('gives arrays items', () => {
    const schema = { type: 'object', properties: { a: { type: 'array' }, b: { type: ['array', 'null'] } } }
    expect(repaired(schema)).toEqual({
      type: 'object',
      properties: { a: { type: 'array', items: {} }, b: { type: ['array', 'null'], items: {} } },
    })
  })

  it('makes one object of a union at the root, and says so', () => {
    const losses = createLossReport()
    const schema = {
      oneOf: [
        { type: 'object', properties: { a: { type: 'string' }, b: {} }, required: ['a', 'b'] },
        { type: 'object', properties: { a: { type: 'string' }, c: {} }, required: ['a'] },
      ],
      allOf: [{ properties: { d: {} }, required: ['d'] }],
    }
    expect(encodeToolSchema(schema, 'tools[0].input_schema', losses)).toEqual({
      type: 'object',
      properties: { a: { type: 'string' }, b: {}, c: {}, d: {} },
      required: ['d', 'a'],
    })
    expect(losses.list()).toMatchObject([{ action: 'changed', field: 'tools[0].input_schema' }])
  })

  it('follows a reference at the root', () => {
    const input = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
    const schema = { $ref: '#/definitions/Input', definitions: { Input: input } }
    expect(repaired(schema)).toEqual({ ...input, definitions: { Input: input } })
    expect(repaired({ $ref: '#/definitions/Missing' })).toEqual({ type: 'object', properties: {} })
    expect(repaired({ $ref: '#/$defs/toString', $defs: {} })).toEqual({ type: 'object', properties: {}, $defs: {} })
  })

  it('cuts off what is nested too deeply', () => {
    let schema: object = { type: 'string' }
    for (let level = 0; level < 5_000; level += 1) schema = { type: 'object', properties: { a: schema } }
    const losses = createLossReport()
    const cut = encodeToolSchema(schema, 'tools[0].input_schema', losses)
    expect(JSON.stringify(cut).length).toBeLessThan(2_000)
    expect(losses.list()).toMatchObject([{ action: 'changed', field: 'tools[0].input_schema' }])
  })

  it('177: keeps properties with the names of prototypes', () => {
    const schema: unknown = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}',
    )
    expect(JSON.stringify(repaired(schema))).toBe(JSON.stringify(schema))
  })
})

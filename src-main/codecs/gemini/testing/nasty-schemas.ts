/** Input schemas as tools of MCP servers have them, with what Gemini rejects in each. */
export const nastySchemas: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  list: [],
  empty: {},
  'object without properties': { type: 'object' },
  'boolean properties': { type: 'object', properties: { any: true, none: false } },
  'a bare map of properties': { path: { type: 'string' }, depth: { type: 'number' } },
  'references and definitions': {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://x.example/schema',
    type: 'object',
    properties: {
      owner: { $ref: '#/$defs/Person', description: 'Who owns it' },
      others: { type: 'array', items: { $ref: '#/definitions/Person' } },
    },
    $defs: { Person: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } },
    definitions: { Person: { $ref: '#/$defs/Person' } },
  },
  'a schema that contains itself': {
    type: 'object',
    properties: { root: { $ref: '#/$defs/Node' } },
    $defs: {
      Node: {
        type: 'object',
        properties: { children: { type: 'array', items: { $ref: '#/$defs/Node' } }, parent: { $ref: '#' } },
      },
    },
  },
  'references in circles': { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
  'references that multiply': {
    type: 'object',
    properties: { start: { $ref: '#/$defs/l0' } },
    $defs: Object.fromEntries(
      Array.from({ length: 20 }, (_value, level) => [
        `l${level}`,
        { type: 'object', properties: { a: { $ref: `#/$defs/l${level + 1}` }, b: { $ref: `#/$defs/l${level + 1}` } } },
      ]),
    ),
  },
  'references that lead nowhere': {
    type: 'object',
    properties: {
      a: { $ref: '#/$defs/missing' },
      b: { $ref: 'https://x.example/other.json' },
      c: { $ref: '#/%E0%A4%A' },
    },
  },
  'escaped pointers': {
    type: 'object',
    properties: { a: { $ref: '#/$defs/x~1y~0z' }, b: { $ref: '#/properties/c%20d' }, 'c d': { type: 'integer' } },
    $defs: { 'x/y~z': { type: 'boolean' } },
  },
  'type lists': {
    type: ['object', 'null'],
    properties: {
      maybe: { type: ['string', 'null'], description: 'Perhaps' },
      either: { type: ['string', 'number'], default: 3 },
      many: { type: ['string', 'array', 'null'], items: { type: 'string' } },
      only: { type: 'null' },
      none: { type: [] },
      wrong: { type: 'file' },
    },
    required: ['maybe', 'either', 'missing'],
  },
  unions: {
    type: 'object',
    properties: {
      optional: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null, title: 'Optional' },
      shape: {
        description: 'A shape',
        oneOf: [
          {
            type: 'object',
            properties: { kind: { const: 'circle' }, radius: { type: 'number', exclusiveMinimum: 0 } },
          },
          { type: 'object', properties: { kind: { const: 'line' }, length: { type: 'number' } }, required: ['kind'] },
        ],
        discriminator: { propertyName: 'kind' },
      },
      nested: { anyOf: [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, { oneOf: [{ type: 'boolean' }] }] },
      same: { anyOf: [{ type: 'string' }, { type: 'string' }] },
      typed: { type: 'string', anyOf: [{ format: 'uri' }, { format: 'email' }, { maxLength: 3 }] },
      empty: { anyOf: [] },
      odd: { anyOf: 'string' },
    },
  },
  'union of everything': { type: 'object', properties: { value: { anyOf: [{}, { type: 'string' }] } } },
  'conditions as a union': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  },
  'conditions further in': {
    type: 'object',
    properties: {
      where: {
        type: 'object',
        properties: { id: { type: 'string' }, name: { type: 'string' } },
        oneOf: [{ required: ['id'] }, { required: ['name'] }],
      },
    },
  },
  'parts of a whole': {
    type: 'object',
    properties: {
      both: {
        allOf: [
          { type: 'object', properties: { a: { type: 'string', minLength: 1 } }, required: ['a'] },
          { type: 'object', properties: { a: { maxLength: 5 }, b: { type: 'integer', minimum: 0 } }, required: ['b'] },
          { $ref: '#/$defs/Third' },
        ],
        description: 'All of it',
      },
      narrowed: { allOf: [{ type: ['string', 'number'] }, { type: 'number', maximum: 5 }, { maximum: 3 }] },
      values: { allOf: [{ enum: ['a', 'b', 'c'] }, { enum: ['b', 'c', 'd'] }] },
      twice: {
        allOf: [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, { anyOf: [{ minLength: 1 }, { minimum: 1 }] }],
      },
    },
    $defs: { Third: { properties: { c: { type: 'boolean' } } } },
  },
  'root of parts': {
    allOf: [{ $ref: '#/$defs/A' }, { properties: { b: { type: 'string' } } }],
    $defs: { A: { properties: { a: {} } } },
  },
  values: {
    type: 'object',
    properties: {
      one: { const: 'fixed' },
      number: { const: 7 },
      nothing: { const: null },
      object: { const: { a: 1 } },
      numbers: { type: 'integer', enum: [1, 2, 3] },
      mixed: { enum: ['a', 1, null, true] },
      withNull: { type: ['string', 'null'], enum: ['a', 'b', null] },
      flags: { type: 'boolean', enum: [true] },
      blank: { type: 'string', enum: ['', 'x', 'x'] },
      none: { type: 'string', enum: [] },
      lists: { enum: [[1], [2]] },
    },
  },
  formats: {
    type: 'object',
    properties: {
      when: { type: 'string', format: 'date-time' },
      day: { type: 'string', format: 'date' },
      link: { type: 'string', format: 'uri' },
      port: { type: 'integer', format: 'int32', minimum: 1, maximum: 65535 },
      unsigned: { type: 'integer', format: 'uint64' },
      code: { type: 'string', pattern: '^[A-Z]{3}$', minLength: 3, maxLength: 3 },
      data: { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
    },
  },
  limits: {
    type: 'object',
    properties: {
      above: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      draft4: { type: 'number', minimum: 0, exclusiveMinimum: true },
      whole: { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 10 },
      even: { type: 'integer', multipleOf: 2 },
      wrong: { type: 'number', minimum: '0', maximum: null },
      some: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 5, uniqueItems: true },
      negative: { type: 'array', items: {}, minItems: -1 },
      size: { type: 'object', minProperties: 1, maxProperties: 2 },
    },
  },
  lists: {
    type: 'object',
    properties: {
      bare: { type: 'array' },
      pair: { type: 'array', items: [{ type: 'number' }, { type: 'string' }] },
      triple: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }], items: false },
      open: { type: 'array', prefixItems: [{ type: 'number' }], items: { type: 'string' } },
      empty: { type: 'array', items: [] },
      any: { type: 'array', items: true },
      containing: { type: 'array', contains: { const: 'x' }, minContains: 1 },
      deep: { type: 'array', items: { type: 'array', items: { type: 'array' } } },
    },
  },
  maps: {
    type: 'object',
    properties: {
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      closed: { type: 'object', properties: {}, additionalProperties: false },
      anything: { type: 'object', additionalProperties: {} },
      named: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: { type: 'number' } },
      patterned: { type: 'object', patternProperties: { '^x-': { type: 'string' } } },
      mixed: { properties: { a: { type: 'string' } }, additionalProperties: { type: 'string' }, required: ['a'] },
    },
    additionalProperties: false,
  },
  conditions: {
    type: 'object',
    properties: { mode: { enum: ['a', 'b'] }, not: { not: { type: 'string' } }, never: { not: {} } },
    if: { properties: { mode: { const: 'a' } } },
    then: { required: ['mode'] },
    else: { not: { required: ['mode'] } },
    dependentRequired: { mode: ['not'] },
    dependencies: { never: ['mode'] },
    unevaluatedProperties: false,
  },
  'properties named like keywords': {
    type: 'object',
    properties: {
      type: { type: 'string' },
      properties: { type: 'object', properties: { $ref: { type: 'string' }, enum: { type: 'array' } } },
      required: { type: 'boolean', required: true },
      title: { type: 'string', title: 'Title' },
      default: { type: 'string', default: 'x' },
      format: { type: 'string' },
      $ref: { type: 'string' },
      items: { type: 'array', items: { type: 'string' } },
      __proto__x: { type: 'string' },
    },
    required: ['type', 'format', '$ref'],
  },
  'older OpenAPI': {
    type: 'OBJECT',
    properties: { name: { type: 'STRING', nullable: true, example: 'Ann' }, old: { type: 'string', deprecated: true } },
  },
  'odd text': {
    type: 'object',
    properties: { a: { type: 'string', description: 'half \ud800 pair' }, b: { description: 5 } },
  },
  'deep nesting': Array.from({ length: 90 }).reduce<unknown>(
    (inner) => ({ type: 'object', properties: { in: inner } }),
    { type: 'string' },
  ),
  'unions that multiply': Array.from({ length: 30 }).reduce<unknown>(
    (inner) => ({
      type: 'object',
      properties: { in: inner },
      anyOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }],
    }),
    { type: 'string' },
  ),
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyConversation, anyTurn } from '../testing/any-conversation.ts'
import { text, user } from '../testing/blocks.ts'
import { checkGeminiRequest } from './testing/check-gemini-request.ts'
import { encode } from './testing/encode.ts'

const models = fc.constantFrom('gemini-2.0-flash', 'gemini-2.5-pro', 'gemini-3-flash-preview')

describe('any conversation', () => {
  it('9, 26, 27, 50 and 72: becomes a body in turns: each call answered at once, nothing empty', () => {
    fc.assert(
      fc.property(anyConversation, models, (messages, model) => {
        const { body } = encode({ messages, system: 'S' }, { model })
        expect(checkGeminiRequest(body, { model })).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  it('284: becomes the same bytes each time', () => {
    fc.assert(
      fc.property(anyConversation, models, (messages, model) => {
        const bytes = () => JSON.stringify(encode({ messages }, { model }).body)
        expect(bytes()).toBe(bytes())
      }),
      { numRuns: 200 },
    )
  })

  it('284: starts with the contents of the conversation one turn shorter', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 1, maxLength: 5 }), models, (turns, model) => {
        const start = [user(text('hi')), { role: 'system', content: 'Rule' }]
        const after = (count: number) =>
          encode({ messages: [...start, ...turns.slice(0, count).flat()], system: 'S' }, { model }).contents
        for (let count = 1; count <= turns.length; count += 1) {
          const shorter = after(count - 1)
          expect(after(count).slice(0, shorter.length)).toEqual(shorter)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps every visible text of the user and the model', () => {
    const visible = fc.string({ minLength: 1, maxLength: 8 }).filter((said) => said.trim() !== '')
    const roles = fc.constantFrom('user', 'assistant', 'system')
    fc.assert(
      fc.property(fc.array(fc.record({ role: roles, content: visible }), { minLength: 1 }), (messages) => {
        const sent = JSON.stringify(encode({ messages }).contents)
        for (const { content } of messages) expect(sent).toContain(JSON.stringify(content).slice(1, -1))
      }),
      { numRuns: 300 },
    )
  })
})

/** Any JSON schema, sloppy ones included. */
const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom({}, true, false, null, 'string', { type: 'string' }, { $ref: '#/$defs/a' }, { $ref: '#' }),
    fc.record(
      {
        type: fc.constantFrom(
          'string',
          'object',
          'array',
          'integer',
          'null',
          ['string', 'null'],
          ['object', 'array'],
          'x',
          3,
        ),
        enum: fc.array(fc.constantFrom('a', '', 1, 2.5, null, true, {}), { maxLength: 4 }),
        const: fc.constantFrom('a', 1, null, [1]),
        format: fc.constantFrom('date-time', 'uri', 'int32', 5),
        minimum: fc.constantFrom(0, -1.5, '3', null),
        exclusiveMaximum: fc.constantFrom(10, true),
        minItems: fc.constantFrom(1, -1, 2.5),
        description: fc.constantFrom('D', '', 5),
        required: fc.constantFrom(['a'], true, ['a', 'missing']),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        properties: fc.dictionary(fc.constantFrom('a', 'type', '$ref', '__proto__', 'x y'), tie('schema'), {
          maxKeys: 3,
        }),
        items: fc.oneof(tie('schema'), fc.array(tie('schema'), { maxLength: 3 })),
        prefixItems: fc.array(tie('schema'), { maxLength: 2 }),
        additionalProperties: tie('schema'),
        anyOf: fc.array(tie('schema'), { maxLength: 3 }),
        oneOf: fc.array(tie('schema'), { maxLength: 2 }),
        allOf: fc.array(tie('schema'), { maxLength: 2 }),
        not: tie('schema'),
        $defs: fc.record({ a: tie('schema') }),
        nullable: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  ),
}))

describe('any schema', () => {
  it('79: becomes one that Gemini takes, in both forms', () => {
    fc.assert(
      fc.property(schema, models, (input_schema, model) => {
        const tools = [{ name: 'T', input_schema }]
        const format = { type: 'json_schema', schema: input_schema }
        expect(checkGeminiRequest(encode({ tools }, { model }).body, { model })).toEqual([])
        const answer = encode({ output_config: { format } }, { model }).body
        expect(checkGeminiRequest(answer, { model })).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunk, decodeChunks, finish } from './testing/decode.ts'

const signature = fc.constantFrom({}, {}, { thoughtSignature: 'c2ln' })
const words = fc.constantFrom('', ' ', '\n', 'Yes', 'no ', '🤔')
const name = fc.constantFrom('Read', 'bash', 'Unknown', '')
const piece = fc.record({
  jsonPath: fc.constantFrom('$.a', '$.b[0]', '$.b[1].c', '$', ''),
  stringValue: fc.constantFrom('x', ''),
})
const call = fc.record(
  {
    name,
    id: fc.constantFrom('gjl2yj5t', 'call_1', ''),
    args: fc.dictionary(fc.constantFrom('a', 'b'), fc.jsonValue({ maxDepth: 1 })),
    partialArgs: fc.array(piece, { maxLength: 2 }),
    willContinue: fc.boolean(),
  },
  { requiredKeys: [] },
)
const part = fc
  .tuple(
    fc.oneof(
      words.map((text) => ({ text })),
      words.map((text) => ({ text, thought: true })),
      call.map((functionCall) => ({ functionCall })),
      fc.constantFrom(
        { executableCode: { code: 'x' } },
        { inlineData: { mimeType: 'image/png' } },
        { toolCall: {} },
        {},
      ),
    ),
    signature,
  )
  .map(([data, signed]) => ({ ...data, ...signed }))
const chunks = fc.array(fc.array(part, { maxLength: 4 }), { maxLength: 6 })
const reason = fc.constantFrom('STOP', 'MAX_TOKENS', 'SAFETY')

describe('parts in any order', () => {
  it('184 to 193: make a stream that conforms, however they are cut into chunks', () => {
    fc.assert(
      fc.property(chunks, reason, fc.boolean(), (parts, end, omitThinking) => {
        const streamed = decodeChunks([...parts.map((one) => chunk(...one)), finish(end)], { omitThinking })
        expect(streamed.violations).toEqual([])
        const whole = decodeChunks([chunk(...parts.flat()), finish(end)], { omitThinking })
        expect(streamed.message).toEqual(whole.message)
        expect(streamed.failure).toEqual(whole.failure)
      }),
      { numRuns: 2_000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StreamEvent } from '../../shared/anthropic/stream-events.ts'
import { statusOfErrorType, type Failure } from '../../shared/anthropic/errors.ts'
import { findProvider } from '../../shared/providers/index.ts'
import type { TranslatingCodec } from '../../src-main/codecs/codec.ts'
import { codecFor } from '../../src-main/codecs/index.ts'
import { answerContext } from '../../src-main/codecs/testing/decode.ts'
import { createStreamChecker } from '../../src-main/codecs/testing/stream-conformance.ts'
import { createSseReader } from '../../src-main/proxy/sse-reader.ts'
import { amounts, isLong } from './amounts.ts'
import { formats, type SpokenFormat } from './formats.ts'
import { measured } from './measured.ts'
import { mutatedJson, mutatedText } from './mutate.ts'

const timeout = isLong ? 1_200_000 : 60_000
const runs = { numRuns: Math.ceil(amounts.decoderCases / 4) }

const translated = formats.flatMap((format) => {
  const codec = codecFor(format.wireFormat)
  return codec?.kind === 'translating' ? [[format.wireFormat, format, codec] as const] : []
})

/** A stream in which events, or what they hold, are not as they should be. */
function brokenStream({ hello, rich }: SpokenFormat): fc.Arbitrary<string> {
  return fc.oneof(
    mutatedEvents(rich),
    mutatedEvents(hello),
    mutatedText(rich.join('')),
    fc.shuffledSubarray([...rich, ...hello], { minLength: 0 }).map((events) => events.join('')),
    fc
      .array(fc.oneof(fc.json(), fc.string()), { maxLength: 8 })
      .map((all) => all.map((one) => `data: ${one}\n\n`).join('')),
  )
}

function mutatedEvents(events: readonly string[]): fc.Arbitrary<string> {
  const data = events.map((event) => /^data: (\{.*\})$/m.exec(event)?.[1])
  const parsed = data.map((text) => (text === undefined ? null : (JSON.parse(text) as unknown)))
  return mutatedJson(parsed).map((changed) =>
    (Array.isArray(changed) ? (changed as readonly unknown[]) : [changed])
      .map((value, index) => {
        const event = events[index % events.length] ?? ''
        return event.replace(/^data: .*$/m, () => `data: ${value === null ? '[DONE]' : JSON.stringify(value)}`)
      })
      .join(''),
  )
}

/** What is wrong with the stream that comes out; empty if all is well. */
function violationsOf(codec: TranslatingCodec, format: SpokenFormat, pieces: readonly Uint8Array[]): readonly string[] {
  const reader = createSseReader()
  const decoder = codec.createStreamDecoder(answerContext(format.provider))
  const checker = createStreamChecker()
  let isOver = false
  let count = 0
  const take = (decoded: readonly (StreamEvent | { readonly type: 'failure'; readonly failure: Failure })[]) => {
    for (const event of decoded) {
      count += 1
      if (event.type !== 'failure') checker.check(event)
      else {
        expectFailure(event.failure)
        checker.checkError()
        isOver = true
      }
    }
  }
  for (const piece of pieces) for (const event of reader.push(piece)) if (!isOver) take(decoder.push(event))
  for (const event of reader.end()) if (!isOver) take(decoder.push(event))
  if (!isOver) take(decoder.end())
  if (count === 0) return ['nothing came out']
  return checker.violations()
}

function expectFailure(failed: Failure): void {
  expect(Object.keys(statusOfErrorType)).toContain(failed.type)
  expect(failed.status).toBeGreaterThanOrEqual(400)
  expect(failed.message).not.toBe('')
}

describe.each(translated)('the decoder of %s', (wireFormat, format, codec) => {
  it(
    'makes a stream that conforms, or a failure, of any bytes',
    () => {
      const bytes = fc.oneof(
        { weight: 5, arbitrary: brokenStream(format).map((text) => Buffer.from(text)) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
      )
      fc.assert(
        fc.property(bytes, fc.integer({ min: 1, max: 500 }), (all, size) => {
          const count = Math.ceil(all.length / size)
          const pieces = Array.from({ length: count }, (_, index) => all.subarray(index * size, (index + 1) * size))
          const violations = violationsOf(codec, format, pieces)
          // Arguments that cannot be read stay unreadable on purpose: the client tells the model (edge case 176).
          expect(violations.filter((violation) => violation !== '193: a tool input is not JSON')).toEqual([])
        }),
        runs,
      )
      measured(`broken streams of ${wireFormat}`, runs.numRuns)
    },
    timeout,
  )

  it(
    'makes a message or a failure of any body, whatever the status',
    () => {
      const provider = findProvider(format.provider)!
      const context = { provider, model: format.model, estimatedInputTokens: 10 }
      fc.assert(
        fc.property(mutatedJson(format.error(400, 'Words')), fc.integer({ min: 200, max: 599 }), (body, status) => {
          const decoded = codec.decodeResponse(body, answerContext(format.provider))
          if (!('content' in decoded)) expectFailure(decoded)
          expectFailure(codec.decodeError({ status, headers: {}, body: JSON.stringify(body) }, context))
        }),
        runs,
      )
    },
    timeout,
  )
})

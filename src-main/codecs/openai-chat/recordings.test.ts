import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { encodeEvent } from '../../proxy/sse-writer.ts'
import { createSseReader } from '../../proxy/sse-reader.ts'
import { hasRecordings } from '../../testing/recordings.ts'
import type { UpstreamEvent } from '../codec.ts'
import { gatherWithBetaSdk, gatherWithSdk } from '../testing/gather-with-sdk.ts'
import { recordedAnswers, type RecordedAnswer } from '../testing/recorded-answers.ts'
import { splitsOf } from '../testing/split-everywhere.ts'
import { checkStreamText, createStreamChecker } from '../testing/stream-conformance.ts'
import { decodeError } from '../failures/decode-error.ts'
import { decodeResponse } from './decode-response.ts'
import { answerContext, decodeEvents } from './testing/decode.ts'
import type { Decoded } from '../testing/decode.ts'
import { reduceBody, reduceStream, type Reduced } from './testing/reduce-recording.ts'

const recorded = recordedAnswers('openai-chat', (url) => url.includes('completions'))
const streams = recorded.filter(({ status, isStream }) => status === 200 && isStream)
const bodies = recorded.filter(({ status, isStream }) => status === 200 && !isStream)
const errors = recorded.filter(({ status }) => status >= 400)

/** Of these the provider sent no answer. */
const noAnswers = [
  'pydantic-gateway/test_openai__test_invalid_response',
  'pydantic-gateway/test_openai__test_text_response',
]

/** Rows for `it.each`, titled by the recording's name. */
const titled = (answers: readonly RecordedAnswer[]) => answers.map((answer) => [answer.name, answer] as const)

const toBytes = (text: string) => new TextEncoder().encode(text)

function readEvents(...parts: readonly Uint8Array[]): readonly UpstreamEvent[] {
  const reader = createSseReader()
  return [...parts.flatMap((part) => reader.push(part)), ...reader.end()]
}

function replay(...parts: readonly Uint8Array[]): Decoded {
  return decodeEvents(readEvents(...parts))
}

function expectMessage(message: Message | null, expected: Reduced): void {
  const blocks = message?.content ?? []
  const text = blocks.map((block) => (block.type === 'text' ? block.text : '')).join('')
  expect(text.slice(0, expected.text.length)).toBe(expected.text)
  // The pages that the answer names by number follow it (edge case 181).
  const sources = text.slice(expected.text.length).split('\n').slice(3)
  expect(sources.map((line) => line.slice(line.lastIndexOf('http')))).toEqual(expected.sources)
  if (expected.sources.length === 0) expect(text).toBe(expected.text)
  expect(blocks.map((block) => (block.type === 'thinking' ? block.thinking : '')).join('')).toBe(expected.reasoning)
  const calls = blocks.flatMap((block) => (block.type === 'tool_use' ? [{ name: block.name, input: block.input }] : []))
  expect(calls).toEqual(expected.calls)
  const stopReason = expected.finish === 'length' ? 'max_tokens' : 'end_turn'
  expect(message?.stop_reason).toBe(calls.length > 0 ? 'tool_use' : stopReason)
  if (expected.usage === null) return
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens } = message!.usage
  const prompt = input_tokens + cache_read_input_tokens + cache_creation_input_tokens
  expect(prompt).toBe(expected.usage.prompt || answerContext().estimatedInputTokens)
  expect(output_tokens).toBe(expected.usage.output)
}

describe.skipIf(!hasRecordings)('recorded streams of Chat Completions', () => {
  it('are there', () => {
    expect(streams.length).toBeGreaterThan(50)
    expect(bodies.length).toBeGreaterThan(250)
    expect(errors.length).toBeGreaterThan(8)
  })

  const whole = streams.filter(({ text }) => !reduceStream(text).hasError)
  const failed = streams.filter(({ text }) => reduceStream(text).hasError)

  it.each(titled(whole))('decodes to what it holds, in a stream that conforms: %s', (_name, { text }) => {
    const { message, violations, failure } = replay(toBytes(text))
    expect(failure).toBeNull()
    expect(violations).toEqual([])
    expectMessage(message, reduceStream(text))
  })

  it.each(titled(whole))(
    '164: shows reasoning between tags apart, where a quirk asks for it: %s',
    (_name, { text }) => {
      const quirks = ['think-tags', 'control-tokens']
      const { message, violations } = decodeEvents(readEvents(toBytes(text)), { quirks })
      expect(violations).toEqual([])
      const held = reduceStream(text)
      const [tags, thought] = /^\s*<think>([^]*?)<\/think>\s*/.exec(held.text) ?? ['', '']
      expectMessage(message, { ...held, text: held.text.slice(tags.length), reasoning: held.reasoning + thought })
    },
  )

  it.each(titled(failed))('208: fails where an error is in it: %s', (_name, { text }) => {
    const { failure, message } = replay(toBytes(text))
    expect(message).toBeNull()
    expect(failure?.message).not.toBe('')
  })

  it.each(titled(streams))('F16: is the same however its bytes are cut: %s', (_name, { text }) => {
    const bytes = toBytes(text)
    const expected = JSON.stringify(replay(bytes))
    // So that every recording costs about the same.
    const most = Math.min(300, Math.max(12, 3_000_000 / bytes.length))
    for (const [first, second] of splitsOf(bytes, most)) {
      if (JSON.stringify(replay(first, second)) !== expected) expect.fail(`differs when cut at byte ${first.length}`)
    }
    if (bytes.length < 20_000) {
      const single = Array.from(bytes, (_byte, index) => bytes.subarray(index, index + 1))
      expect(JSON.stringify(replay(...single))).toBe(expected)
    }
  })

  it.each(titled(whole))('206, F65: broken off anywhere before its end it is a failure: %s', (_name, { text }) => {
    const events = readEvents(toBytes(text))
    const complete = decodeEvents(events).message
    const finishAt = events.findIndex(({ data }) => /"finish_reason":\s*"\w/.test(data))
    for (const length of sampled(events.length)) {
      const { events: sent, failure, message } = decodeEvents(events.slice(0, length))
      if (finishAt !== -1 && length > finishAt) {
        expect(message?.content).toEqual(complete?.content)
        expect(message?.stop_reason).toBe(complete?.stop_reason)
        continue
      }
      expect(failure).toMatchObject({ status: 502 })
      expect(message).toBeNull()
      const checker = createStreamChecker()
      for (const event of sent) checker.check(event)
      checker.checkError()
      expect(sent.length === 0 ? [] : checker.violations()).toEqual([])
    }
  })

  it.each(titled(whole))('the official SDK gathers the same message: %s', async (_name, { text }) => {
    const { events, message } = replay(toBytes(text))
    const sent = events.map(encodeEvent).join('')
    expect(checkStreamText(sent)).toEqual([])
    expect(await gatherWithSdk(sent)).toMatchObject({ ...message! })
    expect(await gatherWithBetaSdk(sent)).toMatchObject({ ...message! })
  })
})

/** Every length below the given one, or, of many, an even sample and the last ones. */
function sampled(length: number): readonly number[] {
  const step = Math.max(1, Math.floor(length / 40))
  return Array.from({ length }, (_value, index) => index).filter((index) => index % step === 0 || index > length - 10)
}

describe.skipIf(!hasRecordings)('recorded answers of Chat Completions', () => {
  const isAnswer = ({ name }: RecordedAnswer) => !noAnswers.some((start) => name.includes(start))

  it.each(titled(bodies.filter(isAnswer)))('decodes to what it holds: %s', (_name, { text }) => {
    const decoded = decodeResponse(JSON.parse(text), answerContext())
    if (!('content' in decoded)) expect.fail(decoded.message)
    expectMessage(decoded, reduceBody(text))
  })

  it('255: fails where the body is no answer', () => {
    const others = bodies.filter((answer) => !isAnswer(answer))
    expect(others).toHaveLength(noAnswers.length)
    for (const { text } of others) {
      const failure = text.startsWith('{')
        ? decodeResponse(JSON.parse(text), answerContext())
        : decodeError({ status: 200, headers: {}, body: text }, errorContext)
      expect(failure).toMatchObject({ status: 502, type: 'api_error' })
    }
  })

  const errorContext = { provider: findProvider('openai')!, model: 'some-model', estimatedInputTokens: 100 }

  it.each(titled(errors))('244: keeps the words of an error: %s', (_name, { status, text }) => {
    const body = JSON.parse(text) as { error: { message: string; code: string; metadata?: { raw: string } } }
    const failure = decodeError({ status, headers: {}, body: text }, errorContext)
    expect(failure.message).toContain(body.error.message)
    if (body.error.metadata !== undefined) expect(failure.message).toContain(body.error.metadata.raw)
    const expected = { 400: 'invalid_request_error', 404: 'not_found_error', 429: 'rate_limit_error' }[status]
    expect(failure.type).toBe(body.error.code === 'tool_use_failed' ? 'api_error' : expected)
  })
})

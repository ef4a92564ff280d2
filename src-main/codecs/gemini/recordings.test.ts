import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { createSseReader } from '../../proxy/sse-reader.ts'
import { encodeEvent } from '../../proxy/sse-writer.ts'
import { hasRecordings } from '../../testing/recordings.ts'
import { decodeError } from '../failures/decode-error.ts'
import { gatherWithSdk } from '../testing/gather-with-sdk.ts'
import { recordedAnswers, type RecordedAnswer } from '../testing/recorded-answers.ts'
import { splitsOf } from '../testing/split-everywhere.ts'
import { checkStreamText, createStreamChecker } from '../testing/stream-conformance.ts'
import { decodeResponse } from './decode-response.ts'
import { openSignatures } from './signatures.ts'
import { answerContext, decodeEvents } from './testing/decode.ts'
import { reduceBody, reduceStream, type Reduced } from './testing/reduce-recording.ts'

/** The newer Interactions API is another one, and of one recording nothing but the headers was kept. */
const isAnswer = ({ name, text }: RecordedAnswer) => !name.includes('/interactions/') && text !== ''
const recorded = recordedAnswers('gemini', (url) => /:(streamG|g)enerateContent/.test(url)).filter(isAnswer)
const streams = recorded.filter(({ status, isStream }) => status === 200 && isStream)
const bodies = recorded.filter(({ status, isStream }) => status === 200 && !isStream)
const errors = recorded.filter(({ status }) => status >= 400)

/** Rows for `it.each`, titled by the recording's name. */
const titled = (answers: readonly RecordedAnswer[]) => answers.map((answer) => [answer.name, answer] as const)

const toBytes = (text: string) => new TextEncoder().encode(text)

function readEvents(...parts: readonly Uint8Array[]) {
  const reader = createSseReader()
  return [...parts.flatMap((part) => reader.push(part)), ...reader.end()]
}

const replay = (...parts: readonly Uint8Array[]) => decodeEvents(readEvents(...parts))

const refusals = ['SAFETY', 'MODEL_ARMOR']

function stopReasonOf({ calls, finish }: Reduced): string {
  if (refusals.includes(finish)) return 'refusal'
  if (calls.length > 0) return 'tool_use'
  return finish === 'MAX_TOKENS' ? 'max_tokens' : 'end_turn'
}

function expectMessage(message: Message | null, expected: Reduced): void {
  const blocks = message?.content ?? []
  expect(blocks.map((block) => (block.type === 'text' ? block.text : '')).join('')).toBe(expected.text)
  expect(blocks.map((block) => (block.type === 'thinking' ? block.thinking : '')).join('')).toBe(expected.thinking)
  const carried = Object.assign(
    {},
    ...blocks.map((block) => {
      return block.type === 'thinking' ? openSignatures(block, 'gemini', 'gemini-3')?.calls : {}
    }),
  ) as Record<string, string>
  const calls = blocks.flatMap((block) =>
    block.type === 'tool_use' ? [{ name: block.name, input: block.input, signature: carried[block.id] ?? '' }] : [],
  )
  expect(calls).toEqual(expected.calls)
  expect(message?.stop_reason).toBe(stopReasonOf(expected))
  const { input_tokens, cache_read_input_tokens, output_tokens } = message!.usage
  expect(input_tokens + cache_read_input_tokens).toBe(expected.input || answerContext().estimatedInputTokens)
  expect(cache_read_input_tokens).toBe(expected.cached)
  if (expected.output > 0) expect(output_tokens).toBe(expected.output)
  // The client's `-p` prints the last block.
  if (expected.text !== '' && expected.calls.length === 0) expect(blocks.at(-1)?.type).toBe('text')
}

describe.skipIf(!hasRecordings)('recorded streams of Gemini', () => {
  it('are there', () => {
    expect(streams.length).toBeGreaterThan(70)
    expect(bodies.length).toBeGreaterThan(250)
    expect(errors.length).toBeGreaterThan(1)
  })

  const whole = streams.filter(({ text }) => !reduceStream(text).hasError)

  it.each(titled(whole))('decodes to what it holds, in a stream that conforms: %s', (_name, { text }) => {
    const { message, violations, failure } = replay(toBytes(text))
    expect(failure).toBeNull()
    expect(violations).toEqual([])
    expectMessage(message, reduceStream(text))
  })

  it.each(titled(streams))('F16: is the same however its bytes are cut: %s', (_name, { text }) => {
    const bytes = toBytes(text)
    const expected = JSON.stringify(replay(bytes))
    // So that every recording costs about the same.
    const most = Math.min(200, Math.max(12, 1_500_000 / bytes.length))
    for (const [first, second] of splitsOf(bytes, most)) {
      if (JSON.stringify(replay(first, second)) !== expected) expect.fail(`differs when cut at byte ${first.length}`)
    }
  })

  it.each(titled(whole))('206, F65: broken off anywhere before its end it is a failure: %s', (_name, { text }) => {
    const events = readEvents(toBytes(text))
    const finishAt = events.findIndex(({ data }) => /"(finishReason|blockReason)":\s*"\w/.test(data))
    const step = Math.max(1, Math.floor(finishAt / 40))
    for (let length = 0; length <= finishAt; length += step) {
      const { events: sent, failure, message } = decodeEvents(events.slice(0, length))
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
  })

  it.each(titled(whole))('182: is the same message as a list of its chunks: %s', (_name, { text }) => {
    const events = readEvents(toBytes(text)).filter(({ data }) => data !== '[DONE]')
    const list = events.map(({ data }) => JSON.parse(data) as unknown)
    expect(decodeResponse(list, answerContext())).toEqual(replay(toBytes(text)).message)
  })

  it.each(titled(whole))('20: shows no thinking to a client that did not ask for it: %s', (_name, { text }) => {
    const { message, violations } = decodeEvents(readEvents(toBytes(text)), { omitThinking: true })
    expect(violations).toEqual([])
    expect(message?.content.filter(({ type }) => type === 'thinking')).toEqual([])
    expect(message?.stop_reason).toBe(stopReasonOf(reduceStream(text)))
  })
})

describe.skipIf(!hasRecordings)('recorded answers of Gemini', () => {
  it.each(titled(bodies))('decodes to what it holds: %s', (_name, { text }) => {
    const decoded = decodeResponse(JSON.parse(text), answerContext())
    if (!('content' in decoded)) expect.fail(decoded.message)
    expectMessage(decoded, reduceBody(text))
  })

  it.each(titled(errors))('244: keeps the words of an error: %s', (_name, { status, text }) => {
    const { error } = JSON.parse(text) as { error: { message: string } }
    const context = { provider: findProvider('gemini')!, model: 'some-model', estimatedInputTokens: 100 }
    const failure = decodeError({ status, headers: {}, body: text }, context)
    expect(failure.message).toContain(error.message.slice(0, 60))
    expect(failure.type).toBe({ 400: 'invalid_request_error', 404: 'not_found_error', 429: 'rate_limit_error' }[status])
  })
})

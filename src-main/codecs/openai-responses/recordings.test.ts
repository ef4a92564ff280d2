import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { createSseReader } from '../../proxy/sse-reader.ts'
import { encodeEvent } from '../../proxy/sse-writer.ts'
import { hasRecordings } from '../../testing/recordings.ts'
import type { UpstreamEvent } from '../codec.ts'
import { decodeError } from '../failures/decode-error.ts'
import type { Decoded } from '../testing/decode.ts'
import { gatherWithBetaSdk, gatherWithSdk } from '../testing/gather-with-sdk.ts'
import { recordedAnswers, type RecordedAnswer } from '../testing/recorded-answers.ts'
import { splitsOf } from '../testing/split-everywhere.ts'
import { checkStreamText, createStreamChecker } from '../testing/stream-conformance.ts'
import { decodeResponse } from './decode-response.ts'
import { openReasoningItem } from './reasoning-state.ts'
import { answerContext, decodeEvents } from './testing/decode.ts'
import { reduceBody, reduceStream, type Reduced } from './testing/reduce-recording.ts'

/** Listed among the others, but Chat Completions; and edited so that brackets are missing, or half of the pieces. */
const notAsSent = [
  'azure-deepseek-reasoning.1',
  'parallel-tool-call-wrapper.1.chunks.txt',
  'openai-shell-container.1.chunks.txt',
]
/** Holds calls of tools that run elsewhere, and counts no output. */
const noAnswer = 'openai-apply-patch-tool-delete.1'

const recorded = recordedAnswers('openai-responses', (url) => url.endsWith('/responses'))
  .filter(isResponses)
  .flatMap(eachAnswer)
const streams = recorded.filter(({ status, isStream }) => status === 200 && isStream)
const bodies = recorded.filter(({ status, isStream }) => status === 200 && !isStream)
const errors = recorded.filter(({ status }) => status >= 400)

function isResponses({ name, text }: RecordedAnswer): boolean {
  return !notAsSent.some((part) => name.includes(part)) && !text.includes('"object":"response.compaction"')
}

/** Some recordings hold the answers of a whole conversation, one after the other. */
function eachAnswer(recording: RecordedAnswer): readonly RecordedAnswer[] {
  if (!recording.isStream) return [recording]
  const texts = recording.text
    .split(/(?=^data: \{"type":"response\.created")/m)
    .filter((text) => text.includes('"type"'))
  return texts.map((text, index) => ({ ...recording, name: `${recording.name} [${index + 1}]`, text }))
}

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
  const thinking = blocks.filter((block) => block.type === 'thinking')
  expect(blocks.map((block) => (block.type === 'text' ? block.text : '')).join('')).toBe(expected.text)
  expect(thinking.map((block) => block.thinking).join('')).toBe(expected.reasoning)
  const replayed = thinking.map((block) => openReasoningItem(block, 'openai')).filter((item) => item !== null)
  expect(replayed).toEqual(expected.reasoningItems)
  const calls = blocks.flatMap((block) => (block.type === 'tool_use' ? [{ name: block.name, input: block.input }] : []))
  expect(calls).toEqual(expected.calls)
  const stopReason = expected.status === 'incomplete' ? 'max_tokens' : 'end_turn'
  expect(message?.stop_reason).toBe(calls.length > 0 ? 'tool_use' : stopReason)
  if (expected.usage === null) return
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens } = message!.usage
  const prompt = input_tokens + cache_read_input_tokens + cache_creation_input_tokens
  expect(prompt).toBe(expected.usage.input || answerContext().estimatedInputTokens)
  expect(cache_read_input_tokens).toBe(expected.usage.cached)
  if (expected.usage.output > 0) expect(output_tokens).toBe(expected.usage.output)
}

const hasFailed = ({ text }: RecordedAnswer) =>
  reduceStream(text).status === 'failed' || /^data: \{"type":"error"/m.test(text)

describe.skipIf(!hasRecordings)('recorded streams of the Responses API', () => {
  it('are there', () => {
    expect(streams.length).toBeGreaterThan(80)
    expect(bodies.length).toBeGreaterThan(230)
    expect(errors.length).toBeGreaterThan(3)
  })

  const whole = streams.filter((answer) => !hasFailed(answer) && !answer.name.includes(noAnswer))

  it('179: fails where nothing is in it for the client', () => {
    const [empty] = streams.filter(({ name }) => name.includes(noAnswer))
    expect(replay(toBytes(empty!.text)).failure).toMatchObject({ status: 502, type: 'api_error' })
  })

  it.each(titled(whole))('decodes to what it holds, in a stream that conforms: %s', (_name, { text }) => {
    const { message, violations, failure } = replay(toBytes(text))
    expect(failure).toBeNull()
    expect(violations).toEqual([])
    expectMessage(message, reduceStream(text))
  })

  it.each(titled(streams.filter(hasFailed)))('217: fails where an error is in it: %s', (_name, { text }) => {
    const { failure, message } = replay(toBytes(text))
    expect(message).toBeNull()
    expect(text).toContain(JSON.stringify(failure?.message.slice('OpenAI: '.length)).slice(1, -1))
  })

  it.each(titled(streams))('F16: is the same however its bytes are cut: %s', (_name, { text }) => {
    const bytes = toBytes(text)
    const expected = JSON.stringify(replay(bytes))
    // So that every recording costs about the same.
    const most = Math.min(300, Math.max(8, 2_000_000 / bytes.length))
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
    const end = events.findIndex(({ data }) => /"type":\s*"response\.(completed|incomplete)"/.test(data))
    for (const length of sampled(end + 1)) {
      const { events: sent, failure, message } = decodeEvents(events.slice(0, length))
      expect(failure).toMatchObject({ status: 502 })
      expect(message).toBeNull()
      const checker = createStreamChecker()
      for (const event of sent) checker.check(event)
      checker.checkError()
      expect(sent.length === 0 ? [] : checker.violations()).toEqual([])
    }
  })

  it.each(titled(whole))('58: leaves no thinking where none was asked for: %s', (_name, { text }) => {
    const { message, violations } = decodeEvents(readEvents(toBytes(text)), { omitThinking: true })
    expect(violations).toEqual([])
    expectMessage(message, { ...reduceStream(text), reasoning: '', reasoningItems: [] })
  })

  it.each(titled(whole))('214, 218: is the same with the finished items alone: %s', (_name, { text }) => {
    const events = readEvents(toBytes(text)).filter(
      ({ data }) => !/"type":\s*"response\.[a-z_.]+(delta|added)"/.test(data),
    )
    const { message, violations } = decodeEvents(events)
    expect(violations).toEqual([])
    expectMessage(message, reduceStream(text))
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

describe.skipIf(!hasRecordings)('recorded answers of the Responses API', () => {
  const isOver = ({ text }: RecordedAnswer) => !['queued', 'in_progress'].includes(reduceBody(text).status)

  it.each(titled(bodies.filter(isOver)))('decodes to what it holds: %s', (_name, { text }) => {
    const decoded = decodeResponse(JSON.parse(text), answerContext())
    if (!('content' in decoded)) expect.fail(decoded.message)
    expectMessage(decoded, reduceBody(text))
  })

  it.each(titled(bodies.filter((answer) => !isOver(answer))))('fails where it is not over: %s', (_name, { text }) => {
    expect(decodeResponse(JSON.parse(text), answerContext())).toMatchObject({ status: 502, type: 'api_error' })
  })

  it.each(titled(errors))('244: keeps the words of an error: %s', (_name, { status, text }) => {
    const context = { provider: findProvider('openai')!, model: 'some-model', estimatedInputTokens: 100 }
    const failure = decodeError({ status, headers: {}, body: text }, context)
    const { error } = JSON.parse(text) as { error: { message: string; code: string | null } }
    expect(failure.type).toBe(error.code === 'insufficient_quota' ? 'rate_limit_error' : 'invalid_request_error')
    expect(failure.message).toContain(error.message)
  })
})

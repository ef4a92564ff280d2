import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { encodeEvent } from '../../proxy/sse-writer.ts'
import { createSseReader } from '../../proxy/sse-reader.ts'
import { hasRecordings } from '../../testing/recordings.ts'
import { decodeError } from '../failures/decode-error.ts'
import { openReasoning } from '../reasoning-envelope.ts'
import { gatherWithSdk } from '../testing/gather-with-sdk.ts'
import { recordedAnswers, type RecordedAnswer } from '../testing/recorded-answers.ts'
import { splitsOf } from '../testing/split-everywhere.ts'
import { checkStreamText } from '../testing/stream-conformance.ts'
import { decodeResponse } from './decode-response.ts'
import { answerContext, decodeEvents } from './testing/decode.ts'
import { reduceBody, reduceStream, type Reduced } from './testing/reduce-recording.ts'

const recorded = recordedAnswers('anthropic-messages', (url) => /\/messages(\?|$)/.test(url))
const streams = recorded.filter(({ status, isStream }) => status === 200 && isStream)
const bodies = recorded.filter(({ status, isStream }) => status === 200 && !isStream)
const errors = recorded.filter(({ status }) => status >= 400)

/** Rows for `it.each`, titled by the recording's name. */
const titled = (answers: readonly RecordedAnswer[]) => answers.map((answer) => [answer.name, answer] as const)

function readEvents(...parts: readonly Uint8Array[]) {
  const reader = createSseReader()
  return [...parts.flatMap((part) => reader.push(part)), ...reader.end()]
}

const toBytes = (text: string) => new TextEncoder().encode(text)
const replay = (...parts: readonly Uint8Array[]) => decodeEvents(readEvents(...parts))

function stopReasonOf({ calls, stopReason }: Reduced): string {
  if (stopReason === 'refusal') return 'refusal'
  if (calls.some(({ input }) => input === 'cut')) return 'max_tokens'
  if (calls.length > 0) return 'tool_use'
  const kept = ['max_tokens', 'stop_sequence', 'model_context_window_exceeded']
  return kept.includes(stopReason) ? stopReason : 'end_turn'
}

function expectMessage(message: Message | null, expected: Reduced): void {
  const blocks = message?.content ?? []
  expect(blocks.map((block) => (block.type === 'text' ? block.text : '')).join('')).toBe(expected.text)
  expect(blocks.map((block) => (block.type === 'thinking' ? block.thinking : '')).join('')).toBe(expected.thinking)
  const sealed = blocks.flatMap((block) => (block.type === 'thinking' ? [openReasoning(block.signature)] : []))
  const signatures = sealed.filter((one) => one?.field === 'signature').map((one) => one?.payload)
  expect(signatures).toEqual(expected.signatures.filter((signature) => signature !== ''))
  const calls = blocks.flatMap((block) => (block.type === 'tool_use' ? [{ name: block.name, input: block.input }] : []))
  const whole = expected.calls.filter(({ input }) => input !== 'cut')
  expect(calls.slice(0, whole.length)).toEqual(whole)
  expect(message?.stop_reason).toBe(stopReasonOf(expected))
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens } = message!.usage
  const input = input_tokens + cache_read_input_tokens + cache_creation_input_tokens
  expect(input).toBe(expected.input || answerContext().estimatedInputTokens)
  if (expected.output > 0) expect(output_tokens).toBe(expected.output)
}

describe.skipIf(!hasRecordings)('recorded streams of the Messages API', () => {
  it('are there', () => {
    expect(streams.length).toBeGreaterThan(50)
    expect(bodies.length).toBeGreaterThan(100)
  })

  const isTorn = ({ name }: RecordedAnswer) => name.includes('spliced-message-start')
  const whole = streams.filter((answer) => !reduceStream(answer.text).hasError && !isTorn(answer))

  it.each(titled(streams.filter(isTorn)))(
    '185: fails where the answer begins anew in a call: %s',
    (_name, { text }) => {
      expect(replay(toBytes(text)).failure?.message).toContain('anew')
    },
  )

  it.each(titled(whole))('decodes to what it holds, in a stream that conforms: %s', (_name, { text }) => {
    const { message, violations, failure } = replay(toBytes(text))
    expect(failure).toBeNull()
    expect(violations).toEqual([])
    expectMessage(message, reduceStream(text))
  })

  it.each(titled(streams))('F16: is the same however its bytes are cut: %s', (_name, { text }) => {
    const bytes = toBytes(text)
    const expected = JSON.stringify(replay(bytes))
    const most = Math.min(100, Math.max(8, 1_000_000 / bytes.length))
    for (const [first, second] of splitsOf(bytes, most)) {
      if (JSON.stringify(replay(first, second)) !== expected) expect.fail(`differs when cut at byte ${first.length}`)
    }
  })

  it.each(titled(whole))('206: broken off anywhere before its stop reason it is a failure: %s', (_name, { text }) => {
    const events = readEvents(toBytes(text))
    const end = events.findIndex(({ data }) => /"stop_reason":\s*"\w/.test(data) && data.includes('message_delta'))
    const step = Math.max(1, Math.floor(end / 40))
    for (let length = 0; length <= end; length += length > end - 10 ? 1 : step) {
      const { failure, message } = decodeEvents(events.slice(0, length))
      expect(failure).toMatchObject({ status: 502 })
      expect(message).toBeNull()
    }
  })

  it.each(titled(whole))('the official SDK gathers the same message: %s', async (_name, { text }) => {
    const { events, message } = replay(toBytes(text))
    const sent = events.map(encodeEvent).join('')
    expect(checkStreamText(sent)).toEqual([])
    const gathered = await gatherWithSdk(sent)
    if (message?.stop_reason !== 'max_tokens') expect(gathered).toMatchObject({ ...message! })
  })
})

describe.skipIf(!hasRecordings)('recorded answers of the Messages API', () => {
  it.each(titled(bodies))('decodes to what it holds: %s', (_name, { text }) => {
    const decoded = decodeResponse(JSON.parse(text), answerContext())
    if (!('content' in decoded)) expect.fail(decoded.message)
    expectMessage(decoded, reduceBody(text))
  })

  it.each(titled(errors))('244: keeps the words of an error: %s', (_name, { status, text }) => {
    const context = { provider: findProvider('deepseek')!, model: 'some-model', estimatedInputTokens: 100 }
    const body = JSON.parse(text) as { error: { message: string } }
    expect(decodeError({ status, headers: {}, body: text }, context).message).toContain(body.error.message)
  })
})

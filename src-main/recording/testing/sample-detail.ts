import fc from 'fast-check'
import type { ExchangeDetail, RecordedBody, RecordedMessage } from '../../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../../shared/request-log.ts'

/** A streamed request that went well, with everything recorded. */
export function sampleDetail(change: Partial<ExchangeDetail> = {}): ExchangeDetail {
  return {
    summary: sampleSummary(),
    clientRequest: message('POST /v1/messages?beta=true', '{"model":"claude-opus-5-5","messages":[]}'),
    upstreamRequest: message('https://api.openai.com/v1/chat/completions', '{"model":"gpt-4.1","messages":[]}'),
    upstreamAnswer: message('200', 'data: {"choices":[]}\n\n', 'text/event-stream'),
    clientAnswer: message('200', 'event: ping\ndata: {"type":"ping"}\n\n', 'text/event-stream'),
    events: [{ type: 'ping', at: 30.5, characters: 0 }],
    ...change,
  }
}

export function sampleSummary(change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id: 'req_1',
    startedAt: 1_700_000_000_000,
    requestedModel: 'claude-opus-5-5',
    refused: null,
    route: { tier: 'big', provider: 'openai', model: 'gpt-4.1', reason: 'opus is BIG' },
    state: 'done',
    stream: true,
    status: 200,
    sentMs: 2,
    firstByteMs: 20,
    firstOutputMs: 30.5,
    durationMs: 60,
    attempts: [
      {
        provider: 'openai',
        model: 'gpt-4.1',
        keyPosition: 0,
        startedAt: 1,
        duration: 58,
        upstreamStatus: 200,
        problem: null,
      },
    ],
    usage: { input_tokens: 9, output_tokens: 2, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 },
    outputCharacters: 5,
    cost: 0.01,
    error: null,
    errorType: null,
    losses: [{ action: 'dropped', field: 'tools[0].strict', reason: 'the model has no strict tools' }],
    sessionId: 'session-1',
    agentId: null,
    messageCount: 1,
    toolCount: 0,
    ...change,
  }
}

export function message(line: string, text: string, type = 'application/json'): RecordedMessage {
  const body = { kind: 'text', text, bytes: Buffer.byteLength(text), isCut: false } as const
  return { line, headers: [['content-type', type]], body }
}

/**
 * Any exchange that is over, such as could have been recorded.
 *
 * @param text for everything that the user, the model or a provider has a say in
 */
export function anyDetail(text: fc.Arbitrary<string> = fc.string({ unit: 'binary' })): fc.Arbitrary<ExchangeDetail> {
  const count = fc.nat(1_000_000)
  const ms = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Math.round(value * 10) / 10)
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
  const body: fc.Arbitrary<RecordedBody> = fc.oneof(
    fc.constant({ kind: 'not-recorded' } as const),
    fc.constant({ kind: 'dropped' } as const),
    fc.record({ kind: fc.constant('text' as const), text, bytes: count, isCut: fc.boolean() }),
  )
  const anyMessage: fc.Arbitrary<RecordedMessage> = fc.record({
    line: fc.oneof(text, fc.constantFrom('POST /v1/messages', '200', 'https://api.openai.com/v1/responses')),
    headers: fc.array(fc.tuple(text, text), { maxLength: 3 }),
    body,
  })
  const summary: fc.Arbitrary<ExchangeSummary> = fc.record({
    id: fc.uuid(),
    startedAt: fc.integer({ min: 0, max: 4e12 }),
    requestedModel: text,
    refused: maybe(text),
    route: maybe(
      fc.record({ tier: fc.constantFrom('big', 'small', 'direct'), provider: text, model: text, reason: text }),
    ),
    state: fc.constantFrom('done', 'failed', 'aborted'),
    stream: fc.boolean(),
    status: maybe(fc.integer({ min: 200, max: 599 })),
    sentMs: maybe(ms),
    firstByteMs: maybe(ms),
    firstOutputMs: maybe(ms),
    durationMs: maybe(ms),
    attempts: fc.array(
      fc.record({
        provider: text,
        model: text,
        keyPosition: maybe(count),
        startedAt: ms,
        duration: maybe(ms),
        upstreamStatus: maybe(fc.integer({ min: 200, max: 599 })),
        problem: maybe(text),
      }),
      { maxLength: 2 },
    ),
    usage: maybe(
      fc.record({
        input_tokens: count,
        output_tokens: count,
        cache_read_input_tokens: count,
        cache_creation_input_tokens: count,
      }),
    ),
    outputCharacters: count,
    cost: maybe(ms),
    error: maybe(text),
    errorType: maybe(fc.constantFrom('api_error', 'overloaded_error')),
    losses: fc.array(
      fc.record({ action: fc.constantFrom('dropped', 'changed', 'emulated'), field: text, reason: text }),
      { maxLength: 2 },
    ),
    sessionId: maybe(text),
    agentId: maybe(text),
    messageCount: count,
    toolCount: count,
  })
  return fc.record({
    summary,
    clientRequest: anyMessage,
    upstreamRequest: maybe(anyMessage),
    upstreamAnswer: maybe(anyMessage),
    clientAnswer: maybe(anyMessage),
    events: fc.array(fc.record({ type: text, at: ms, characters: count }), { maxLength: 3 }),
  })
}

import type { ExchangeSummary } from '../../../shared/request-log.ts'

/** An exchange that ended well, unless told otherwise. */
export function summaryOf(part: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id: 'req_1',
    startedAt: 0,
    requestedModel: 'claude-opus-5-5',
    refused: null,
    route: { tier: 'big', provider: 'openai', model: 'gpt-4.1', reason: 'opus is BIG' },
    state: 'done',
    stream: true,
    status: 200,
    sentMs: 2,
    firstByteMs: 380,
    firstOutputMs: 412.5,
    attempts: [],
    outputCharacters: 0,
    cost: null,
    errorType: null,
    agentId: null,
    durationMs: 2345,
    usage: {
      input_tokens: 2345,
      output_tokens: 321,
      cache_read_input_tokens: 10_000,
      cache_creation_input_tokens: 0,
    },
    error: null,
    losses: [],
    sessionId: null,
    messageCount: 1,
    toolCount: 12,
    ...part,
  }
}

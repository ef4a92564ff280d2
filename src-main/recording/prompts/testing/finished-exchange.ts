import type { ExchangeSummary } from '../../../../shared/request-log.ts'

/** An answered request of one session. */
export function finishedExchange(change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id: 'ex_1',
    startedAt: 0,
    requestedModel: 'claude-opus-5-5',
    refused: null,
    route: { tier: 'big', provider: 'anthropic', model: 'claude-opus-5-5', reason: 'opus is BIG' },
    state: 'done',
    stream: true,
    status: 200,
    sentMs: 1,
    firstByteMs: 400,
    firstOutputMs: 500,
    durationMs: 2_000,
    attempts: [],
    usage: cachedUsage(0, 0),
    outputCharacters: 0,
    cost: null,
    error: null,
    errorType: null,
    losses: [],
    sessionId: 'session-1',
    agentId: null,
    messageCount: 1,
    toolCount: 0,
    ...change,
  }
}

export function cachedUsage(read: number, written: number) {
  return { input_tokens: 10, output_tokens: 20, cache_read_input_tokens: read, cache_creation_input_tokens: written }
}

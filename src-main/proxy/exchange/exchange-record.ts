import type { MessagesRequest, Usage } from '../../../shared/anthropic/messages.ts'
import type { ExchangeState, ExchangeSummary, Loss, RouteSummary } from '../../../shared/request-log.ts'
import type { ExchangeObserver } from '../proxy.ts'

/** Notes what happens in one exchange, and tells the observer at each change of state. */
export interface ExchangeRecord {
  readonly id: string
  routed(route: RouteSummary): void
  lost(losses: readonly Loss[]): void
  /** The first output went to the client. */
  streaming(status: number): void
  usage(usage: Usage): void
  /** What the answer's usage says of the prompt, cached tokens included; null as long as there is none. */
  inputTokens(): number | null
  /** The end, once; later calls are ignored. */
  finished(state: Extract<ExchangeState, 'done' | 'failed' | 'aborted'>, status: number | null, error?: string): void
}

export function createExchangeRecord(
  id: string,
  request: MessagesRequest,
  sessionId: string | null,
  observer: ExchangeObserver,
): ExchangeRecord {
  const startedAt = Date.now()
  const start = performance.now()
  let summary: ExchangeSummary = {
    id,
    startedAt,
    requestedModel: request.model,
    route: null,
    state: 'waiting',
    stream: request.stream === true,
    status: null,
    sentMs: null,
    firstByteMs: null,
    firstOutputMs: null,
    attempts: [],
    outputCharacters: 0,
    cost: null,
    errorType: null,
    durationMs: null,
    usage: null,
    error: null,
    losses: [],
    sessionId,
    agentId: null,
    messageCount: request.messages.length,
    toolCount: request.tools?.length ?? 0,
  }
  let isFinished = false

  const change = (part: Partial<ExchangeSummary>) => {
    summary = { ...summary, ...part }
    observer.exchange(summary)
  }
  const elapsed = () => Math.round((performance.now() - start) * 10) / 10

  return {
    id,
    routed: (route) => change({ route }),
    lost: (losses) => {
      summary = { ...summary, losses }
    },
    streaming: (status) => change({ state: 'streaming', status, firstOutputMs: elapsed() }),
    usage: (usage) => {
      summary = { ...summary, usage }
    },
    inputTokens: () => {
      const { usage } = summary
      if (usage === null) return null
      return usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens
    },
    finished: (state, status, error) => {
      if (isFinished) return
      isFinished = true
      change({ state, status, durationMs: elapsed(), error: error ?? null })
    },
  }
}

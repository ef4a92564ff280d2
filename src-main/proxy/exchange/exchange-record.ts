import type { ErrorType, Failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest, Usage } from '../../../shared/anthropic/messages.ts'
import type { ModelPrice } from '../../../shared/model-info.ts'
import type { AttemptSummary, ExchangeState, ExchangeSummary, Loss, RouteSummary } from '../../../shared/request-log.ts'
import { costOf } from '../../models/cost-of.ts'
import type { ExchangeObserver, ExchangeTap } from '../proxy.ts'

/** Notes what happens in one exchange, and tells the observer at each change of state. */
export interface ExchangeRecord {
  readonly id: string
  /** Keeps what is sent and received; null unless the user wants that. */
  readonly tap: ExchangeTap | null
  /** Where the request goes, and by which of the connection's keys. */
  attempting(route: RouteSummary, keyPosition: number | null, price: ModelPrice | undefined): void
  /** Where the request would have gone. */
  routed(route: RouteSummary): void
  lost(losses: readonly Loss[]): void
  /** The upstream is being asked. */
  sent(): void
  /** The upstream's headers have come. */
  answered(upstreamStatus: number): void
  /** Nothing of the last attempt reached the client. */
  attemptFailed(failure: Failure, upstreamStatus: number | null): void
  /** The first output went to the client. */
  streaming(status: number): void
  /** More output went to the client. */
  output(characters: number): void
  usage(usage: Usage): void
  /** What the answer's usage says of the prompt, cached tokens included; null as long as there is none. */
  inputTokens(): number | null
  /** The user ended it: whatever it comes to is no failure. */
  cancelled(): void
  summary(): ExchangeSummary
  /** Of the model that was asked last; undefined where it is not known. */
  price(): ModelPrice | undefined
  /** The end, once; later calls are ignored. */
  finished(state: Extract<ExchangeState, 'done' | 'failed' | 'aborted'>, status: number | null, problem?: Problem): void
}

/** What a `Failure` says of an exchange. */
interface Problem {
  readonly type: ErrorType
  readonly message: string
}

/** What is known of a request before it is answered. */
export interface ExchangeStart {
  readonly id: string
  readonly request: MessagesRequest
  readonly sessionId: string | null
  readonly agentId: string | null
  /** When the request arrived, by `performance.now()`. */
  readonly arrivedAt: number
}

export function createExchangeRecord(
  { id, request, sessionId, agentId, arrivedAt }: ExchangeStart,
  observer: ExchangeObserver,
): ExchangeRecord {
  let noted: ExchangeSummary = {
    id,
    startedAt: Math.round(Date.now() - (performance.now() - arrivedAt)),
    requestedModel: request.model,
    refused: null,
    route: null,
    state: 'waiting',
    stream: request.stream === true,
    status: null,
    sentMs: null,
    firstByteMs: null,
    firstOutputMs: null,
    durationMs: null,
    attempts: [],
    usage: null,
    outputCharacters: 0,
    cost: null,
    error: null,
    errorType: null,
    losses: [],
    sessionId,
    agentId,
    messageCount: request.messages.length,
    toolCount: request.tools?.length ?? 0,
  }
  let outputCharacters = 0
  let price: ModelPrice | undefined
  let isCancelled = false
  let isFinished = false

  const note = (part: Partial<ExchangeSummary>) => {
    noted = { ...noted, ...part }
  }
  const tell = (part: Partial<ExchangeSummary>) => {
    note({ ...part, outputCharacters })
    observer.exchange(noted)
  }
  const elapsed = () => Math.round((performance.now() - arrivedAt) * 10) / 10
  /** The attempts, with this change in the last one. */
  const changeLast = (part: Partial<AttemptSummary>): readonly AttemptSummary[] => {
    const last = noted.attempts.at(-1)
    return last === undefined ? [] : [...noted.attempts.slice(0, -1), { ...last, ...part }]
  }
  const sinceLastBegan = () => Math.round((elapsed() - (noted.attempts.at(-1)?.startedAt ?? 0)) * 10) / 10

  return {
    id,
    tap: observer.tap?.(id, arrivedAt) ?? null,
    attempting(route, keyPosition, nextPrice) {
      price = nextPrice
      const attempt: AttemptSummary = {
        provider: route.provider,
        model: route.model,
        keyPosition,
        startedAt: elapsed(),
        duration: null,
        upstreamStatus: null,
        problem: null,
      }
      tell({ route, attempts: [...noted.attempts, attempt] })
    },
    routed: (route) => tell({ route }),
    lost: (losses) => note({ losses }),
    sent: () => note({ sentMs: noted.sentMs ?? elapsed() }),
    answered: (upstreamStatus) => note({ firstByteMs: elapsed(), attempts: changeLast({ upstreamStatus }) }),
    attemptFailed({ message }, upstreamStatus) {
      note({ attempts: changeLast({ upstreamStatus, problem: message, duration: sinceLastBegan() }) })
    },
    streaming: (status) => tell({ state: 'streaming', status, firstOutputMs: elapsed() }),
    output(characters) {
      outputCharacters += characters
    },
    usage: (usage) => note({ usage }),
    inputTokens() {
      const { usage } = noted
      if (usage === null) return null
      return usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens
    },
    cancelled() {
      isCancelled = true
    },
    price: () => price,
    summary: () => ({ ...noted, outputCharacters }),
    finished(state, status, problem) {
      if (isFinished) return
      isFinished = true
      const last = noted.attempts.at(-1)
      const isOpen = last !== undefined && last.duration === null
      tell({
        state: isCancelled ? 'aborted' : state,
        status,
        durationMs: elapsed(),
        cost: costOf(noted.usage, price),
        error: problem?.message ?? null,
        errorType: problem?.type ?? null,
        ...(isOpen && { attempts: changeLast({ duration: sinceLastBegan(), problem: problem?.message ?? null }) }),
      })
    },
  }
}

import type { Usage } from './anthropic/messages.ts'
import type { Tier } from './settings.ts'

/** One thing that the translation could not carry over as it was. */
export interface Loss {
  readonly action: 'dropped' | 'changed' | 'emulated'
  /** Where in the request, for example `tools[3].defer_loading`. */
  readonly field: string
  readonly reason: string
}

/** Where a request went, and why. */
export interface RouteSummary {
  readonly tier: Tier | 'direct'
  readonly provider: string
  readonly model: string
  /** One sentence for people: which rule chose this route. */
  readonly reason: string
}

export type ExchangeState = 'waiting' | 'streaming' | 'done' | 'failed' | 'aborted'

/** What the live list shows of one exchange. Holds no bodies, headers or keys. */
export interface ExchangeSummary {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly requestedModel: string
  readonly route: RouteSummary | null
  readonly state: ExchangeState
  readonly stream: boolean
  /** HTTP status sent to the client, or null while none was sent. */
  readonly status: number | null
  /** Milliseconds from the request's arrival to the first output, and to the end. */
  readonly firstOutputMs: number | null
  readonly durationMs: number | null
  readonly usage: Usage | null
  readonly error: string | null
  readonly losses: readonly Loss[]
  readonly sessionId: string | null
  readonly messageCount: number
  readonly toolCount: number
}

/** Whether the request is still being answered. */
export function isRunning({ state }: ExchangeSummary): boolean {
  return state === 'waiting' || state === 'streaming'
}

import type { ErrorType } from './anthropic/errors.ts'
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

/** One try at an upstream. */
export interface AttemptSummary {
  readonly provider: string
  readonly model: string
  /** Which of the connection's keys, the first being 0; null where none is needed. */
  readonly keyPosition: number | null
  /** Milliseconds from the request's arrival. */
  readonly startedAt: number
  /** Milliseconds from its start; null while it runs. */
  readonly duration: number | null
  /** The upstream's own status, or null if none came. */
  readonly upstreamStatus: number | null
  /** Why the next one was tried, or why there was no next one; null for the one that answered. */
  readonly problem: string | null
}

/** The first block of a prompt that keeps a provider from reading the rest of it from its cache. */
export interface CacheBreak {
  readonly section: 'tools' | 'system' | 'messages'
  /** Of the tool, the system block or the message, the first being 0. */
  readonly index: number
  /** Of the block in its message; null for tools and the system prompt. */
  readonly block: number | null
  /** Of the tool; null for all others. */
  readonly name: string | null
  readonly change: 'changed' | 'added' | 'removed' | 'moved'
  /** Read from or written to the cache by the request before, and not read now. */
  readonly tokens: number
  /** What they cost more than from the cache, in US dollars; null where the model has no price. */
  readonly cost: number | null
}

/** What a request told of a subagent: which kind it is, and who started it. */
export interface KnownSubagent {
  readonly agentId: string
  /** As the client names it, such as `Explore`. */
  readonly type: string
  /** Null for the main agent. */
  readonly parentId: string | null
}

export type ExchangeState = 'waiting' | 'streaming' | 'done' | 'failed' | 'aborted'

/** What the live list shows of one exchange. Holds no bodies, headers or keys. */
export interface ExchangeSummary {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Empty where the request was refused before it was read. */
  readonly requestedModel: string
  /** What was asked for, such as `POST /v1/messages`, where it was refused before it was routed; null for all others. */
  readonly refused: string | null
  readonly route: RouteSummary | null
  readonly state: ExchangeState
  readonly stream: boolean
  /** HTTP status sent to the client, or null while none was sent. */
  readonly status: number | null
  /**
   * Milliseconds from the request's arrival, null for what has not happened: until it was read, checked and routed; until
   * the headers of the upstream that answered; until the first output that the client was sent; until the end.
   */
  readonly sentMs: number | null
  readonly firstByteMs: number | null
  readonly firstOutputMs: number | null
  readonly durationMs: number | null
  /** In order; more than one where a key, a route or a connection failed. */
  readonly attempts: readonly AttemptSummary[]
  readonly usage: Usage | null
  /** Characters of text, thinking and arguments that were sent so far: what counts up while there is no usage. */
  readonly outputCharacters: number
  /** US dollars by the model's list price; null where it has no price or there is no usage: never a false 0. */
  readonly cost: number | null
  readonly error: string | null
  readonly errorType: ErrorType | null
  readonly losses: readonly Loss[]
  readonly sessionId: string | null
  /** The subagent that asked, by the client's header; null for the main one. */
  readonly agentId: string | null
  readonly messageCount: number
  readonly toolCount: number
  /** The request that this one repeats, where it was sent again by hand. */
  readonly replayOf?: string
  /** It came from a file: it is shown, and counted nowhere. */
  readonly isImported?: true
  /** Found some time after the end; left out where the cache held. */
  readonly cacheBreak?: CacheBreak
  /** Found some time after the end; left out where there was nothing to learn. */
  readonly subagents?: readonly KnownSubagent[]
}

/** Whether the request is still being answered. */
export function isRunning({ state }: ExchangeSummary): boolean {
  return state === 'waiting' || state === 'streaming'
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { BudgetAction } from '../../../shared/budget.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { Limits } from '../limits.ts'
import type { ExchangeObserver } from '../proxy.ts'
import type { RoutingTable } from '../routing/routing-table.ts'
import type { PromptCounter } from '../token-count/prompt-counter.ts'
import type { UpstreamCounts } from '../token-count/upstream-counts.ts'
import type { KeyHealth } from '../upstream/key-health.ts'
import type { ModelLists } from '../upstream/model-lists.ts'
import type { UpstreamClient } from '../upstream/upstream-client.ts'

/** What every handler gets. One per request, so that a change of settings never affects a request under way. */
export interface HandlerContext {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly requestId: string
  /** When the request arrived, by `performance.now()`. */
  readonly arrivedAt: number
  /** Answers with an error, for a request that does not become an exchange. */
  readonly refuse: (failure: Failure) => void
  readonly table: RoutingTable
  readonly logging: Settings['logging']
  /** What the user's budget does to a request now. */
  readonly budget: () => BudgetAction
  readonly limits: Limits
  readonly client: UpstreamClient
  readonly keyHealth: KeyHealth
  readonly promptCounter: PromptCounter
  readonly upstreamCounts: UpstreamCounts
  readonly modelLists: ModelLists
  readonly observer: ExchangeObserver
}

export type Handler = (context: HandlerContext) => void | Promise<void>

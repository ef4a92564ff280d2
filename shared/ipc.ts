import type { z } from 'zod'
import { appCalls, type AppReplies } from './ipc/app-calls.ts'
import type { AppState } from './ipc/app-state.ts'
import { claudeCodeCalls, type ClaudeCodeReplies } from './ipc/claude-code-calls.ts'
import { requestCalls, type RequestReplies } from './ipc/request-calls.ts'
import { routeCalls, type RouteReplies } from './ipc/route-calls.ts'
import { settingsCalls, type SettingsReplies } from './ipc/settings-calls.ts'
import { totalsCalls, type TotalsReplies } from './ipc/totals-calls.ts'
import type { ExchangeSummary } from './request-log.ts'
import type { DayTotals } from './totals.ts'

export type * from './ipc/app-state.ts'
export type { RouteDetails } from './ipc/route-details.ts'
export type * from './ipc/route-views.ts'

/**
 * The one contract between the window and the main process. Each call's request is checked with its schema in the main
 * process; replies and events are typed only, because they come from code we trust.
 */
export const callSchemas = {
  ...appCalls,
  ...routeCalls,
  ...requestCalls,
  ...claudeCodeCalls,
  ...settingsCalls,
  ...totalsCalls,
} as const

export type CallName = keyof typeof callSchemas
export type CallRequest<Name extends CallName> = z.infer<(typeof callSchemas)[Name]>
export type CallReplies = AppReplies &
  RouteReplies &
  RequestReplies &
  ClaudeCodeReplies &
  SettingsReplies &
  TotalsReplies

/** One function for each call of the contract. */
export type CallHandlers = {
  readonly [Name in CallName]: (request: CallRequest<Name>) => CallReplies[Name] | Promise<CallReplies[Name]>
}

/** Pushed from the main process to the window. */
export interface PushEvents {
  state: AppState
  /** New and changed exchanges since the last push, at most ten pushes a second. */
  requests: readonly ExchangeSummary[]
  /** All that are left after some were forgotten on request, oldest first. */
  requestList: readonly ExchangeSummary[]
  /** A day that was added to, at most once a second. */
  totals: DayTotals
}

export type PushName = keyof PushEvents

/** What the preload script exposes as `window.api`. */
export interface WindowApi {
  call<Name extends CallName>(name: Name, request: CallRequest<Name>): Promise<CallReplies[Name]>
  /** Returns the function that unsubscribes. */
  on<Name extends PushName>(name: Name, listener: (payload: PushEvents[Name]) => void): () => void
}

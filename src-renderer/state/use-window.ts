import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import type { AppState } from '../../shared/ipc.ts'
import type { Totals } from '../../shared/totals.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { ClaudeCodeReport } from '../../shared/claude-code.ts'
import { arrivedRequest } from './claude-code.ts'
import type { RequestList } from './request-log.ts'
import type { Actions, WindowModel } from './window-model.ts'

export const WindowContext = createContext<WindowModel | null>(null)

function useModel(): WindowModel {
  const model = use(WindowContext)
  if (model === null) throw new Error('WindowContext is missing')
  return model
}

/** Null until the main process has answered. */
export function useLoadingAppState(): AppState | null {
  const { appState } = useModel()
  return useSyncExternalStore(appState.subscribe, appState.get)
}

/** Whether the main process was asked in vain, and how to ask it again. */
export function useNoAnswer(): Pick<WindowModel, 'askAgain'> & { readonly hasNoAnswer: boolean } {
  const { hasNoAnswer, askAgain } = useModel()
  return { hasNoAnswer: useSyncExternalStore(hasNoAnswer.subscribe, hasNoAnswer.get), askAgain }
}

/** For everything inside the frame, which is only drawn once there is a state. */
export function useAppState(): AppState {
  const state = useLoadingAppState()
  if (state === null) throw new Error('The state has not arrived yet')
  return state
}

/** Newest first, those from files included. */
export function useListedRequests(): RequestList {
  const { requests } = useModel()
  return useSyncExternalStore(requests.subscribe, requests.get)
}

/** What came to this FreeCC, newest first: what is counted. */
export function useRequests(): RequestList {
  const listed = useListedRequests()
  return useMemo(() => listed.filter(({ isImported }) => isImported !== true), [listed])
}

/** What requests came to, the oldest day first. */
export function useTotals(): Totals {
  const { totals } = useModel()
  return useSyncExternalStore(totals.subscribe, totals.get)
}

/** Where Claude Code is pointed; null until it is known. */
export function useClaudeCode(): ClaudeCodeReport | null {
  const { claudeCode } = useModel()
  return useSyncExternalStore(claudeCode.subscribe, claudeCode.get)
}

/** The request that shows that Claude Code arrives, and whether one is waited for since the user connected it. */
export function useArrival(): { readonly isNew: boolean; readonly request: ExchangeSummary | undefined } {
  const { connectedAt } = useModel()
  const since = useSyncExternalStore(connectedAt.subscribe, connectedAt.get)
  return { isNew: since !== null, request: arrivedRequest(useRequests(), since) }
}

export function useActions(): Actions {
  return useModel().actions
}

import type { ClaudeCodeReport } from '../../shared/claude-code.ts'
import type { AppState, CallReplies, CallRequest, WindowApi } from '../../shared/ipc.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { ok, type Result } from '../../shared/result.ts'
import { createStore, type Store } from './store.ts'

type Place = CallRequest<'claudeCode.undo'>

/** What the window can do for Claude Code; each takes over the report that comes back. */
export interface ClaudeCodeActions {
  readonly addFolder: () => Promise<Result<unknown>>
  readonly removeFolder: (place: Place) => Promise<Result<unknown>>
  readonly previewSettings: (wanted: CallRequest<'claudeCode.preview'>) => Promise<CallReplies['claudeCode.preview']>
  readonly writeSettings: (agreed: CallRequest<'claudeCode.write'>) => Promise<Result<unknown>>
  readonly fixSettings: (place: Place) => Promise<Result<unknown>>
  readonly undoSettings: (place: Place) => Promise<Result<unknown>>
  readonly openTerminal: (place: Place) => Promise<Result<unknown>>
  readonly copyCommand: (form: CallRequest<'connect.copyCommand'>) => Promise<Result<unknown>>
  readonly copyVsCode: (form: CallRequest<'claudeCode.copyVsCode'>) => Promise<Result<unknown>>
}

export interface FollowedClaudeCode {
  /** Where Claude Code is pointed, as last read; null until the first answer. */
  readonly claudeCode: Store<ClaudeCodeReport | null>
  /** When the user last did something that connects Claude Code, in ms since the epoch. */
  readonly connectedAt: Store<number | null>
  readonly actions: ClaudeCodeActions
}

/** Reads anew where Claude Code is pointed whenever it may have changed: settings files tell nobody. */
export function followClaudeCode(api: WindowApi, appState: Store<AppState | null>): FollowedClaudeCode {
  const claudeCode = createStore<ClaudeCodeReport | null>(null)
  const connectedAt = createStore<number | null>(null)
  let known = dependsOn(appState.get())

  function look(): void {
    // A window that cannot say it now asks again at the next occasion.
    api.call('claudeCode.look', undefined).then(claudeCode.set, () => undefined)
  }
  function accept(result: Result<ClaudeCodeReport>): Result<ClaudeCodeReport> {
    if (result.ok) claudeCode.set(result.value)
    return result
  }
  function connecting<T>(result: Result<T>): Result<T> {
    if (result.ok) connectedAt.set(Date.now())
    return result
  }

  look()
  window.addEventListener('focus', look)
  appState.subscribe(() => {
    const next = dependsOn(appState.get())
    if (next === known) return
    known = next
    look()
  })

  return {
    claudeCode,
    connectedAt,
    actions: {
      addFolder: async () => accept(ok(await api.call('claudeCode.addFolder', undefined))),
      removeFolder: async (place) => accept(await api.call('claudeCode.removeFolder', place)),
      previewSettings: (wanted) => api.call('claudeCode.preview', wanted),
      writeSettings: async (agreed) => connecting(accept(await api.call('claudeCode.write', agreed))),
      fixSettings: async (place) => connecting(accept(await api.call('claudeCode.fix', place))),
      undoSettings: async (place) => accept(await api.call('claudeCode.undo', place)),
      openTerminal: async (place) => connecting(await api.call('claudeCode.openTerminal', place)),
      copyCommand: async (form) => connecting(ok(await api.call('connect.copyCommand', form))),
      copyVsCode: async (form) => connecting(ok(await api.call('claudeCode.copyVsCode', form))),
    },
  }
}

/** What of the app decides whether an address leads anywhere, and what would be written. */
function dependsOn(state: AppState | null): string {
  return state === null ? '' : JSON.stringify([state.status, state.tierModels, state.access, state.locale])
}

/**
 * The request that shows that Claude Code arrives: the first one since the user connected it, or without that the
 * latest. Only Claude Code names a session.
 *
 * @param requests newest first
 */
export function arrivedRequest(
  requests: readonly ExchangeSummary[],
  connectedAt: number | null,
): ExchangeSummary | undefined {
  const ofClaudeCode = requests.filter(({ sessionId }) => sessionId !== null)
  if (connectedAt === null) return ofClaudeCode[0]
  return ofClaudeCode.findLast(({ startedAt }) => startedAt >= connectedAt)
}

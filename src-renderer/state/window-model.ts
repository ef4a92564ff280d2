import type { AppState, CallReplies, CallRequest, WindowApi } from '../../shared/ipc.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { ImportKind } from '../../shared/settings-import.ts'
import type { ResettableGroup } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import type { ClaudeCodeReport } from '../../shared/claude-code.ts'
import { followAppState } from './app-state.ts'
import { followClaudeCode, type ClaudeCodeActions } from './claude-code.ts'
import { followRequests, type RequestList } from './request-log.ts'
import type { Store } from './store.ts'
import { followTotals } from './totals.ts'

/** What the window knows and can do; the only user of `window.api`. */
export interface WindowModel {
  readonly appState: Store<AppState | null>
  /** Whether the main process was asked for its state in vain. */
  readonly hasNoAnswer: Store<boolean>
  readonly askAgain: () => void
  readonly requests: Store<RequestList>
  readonly totals: Store<Totals>
  /** Where Claude Code is pointed; null until it is known. */
  readonly claudeCode: Store<ClaudeCodeReport | null>
  /** When the user last did something that connects Claude Code, in ms since the epoch. */
  readonly connectedAt: Store<number | null>
  readonly actions: Actions
}

/** Each does one thing in the main process and takes over the state that comes back. */
export interface Actions extends ClaudeCodeActions {
  readonly setOn: (on: boolean) => Promise<Result<unknown>>
  readonly listenOn: (port: number) => Promise<Result<unknown>>
  readonly saveRoute: (route: CallRequest<'route.save'>) => Promise<Result<unknown>>
  readonly removeRoute: (route: CallRequest<'route.remove'>) => Promise<Result<unknown>>
  readonly saveFallbacks: (fallbacks: CallRequest<'fallbacks.save'>) => Promise<Result<unknown>>
  /** The key goes to the main process and is kept nowhere here. */
  readonly saveKey: (key: CallRequest<'key.save'>) => Promise<Result<unknown>>
  readonly removeKey: (key: CallRequest<'key.remove'>) => Promise<Result<unknown>>
  /** Tells what works; the test of a tier ends when another one of it begins. */
  readonly testConnection: (candidate: CallRequest<'connection.test'>) => Promise<CallReplies['connection.test']>
  readonly stopTest: (test: CallRequest<'connection.stopTest'>) => Promise<void>
  /** Null where it is no longer in memory. */
  readonly requestDetail: (exchange: CallRequest<'requests.detail'>) => Promise<CallReplies['requests.detail']>
  readonly cancelRequest: (exchange: CallRequest<'requests.cancel'>) => Promise<void>
  readonly clearRequests: () => Promise<void>
  readonly exportRequests: (wanted: CallRequest<'requests.export'>) => Promise<CallReplies['requests.export']>
  readonly importRequests: () => Promise<CallReplies['requests.import']>
  readonly replayRequest: (wanted: CallRequest<'requests.replay'>) => Promise<CallReplies['requests.replay']>
  readonly copyText: (text: string) => Promise<Result<unknown>>
  readonly saveRecording: (recording: CallRequest<'recording.save'>) => Promise<Result<unknown>>
  readonly wipeRecording: () => Promise<Result<unknown>>
  readonly saveBudget: (budget: CallRequest<'budget.save'>) => Promise<Result<unknown>>
  readonly listModels: (question: CallRequest<'models.list'>) => Promise<CallReplies['models.list']>
  readonly setFavourite: (choice: CallRequest<'models.setFavourite'>) => Promise<Result<unknown>>
  readonly findLocalServers: () => Promise<CallReplies['localServers.find']>
  readonly saveFirstRun: (next: CallRequest<'firstRun.save'>) => Promise<Result<unknown>>
  readonly saveClaudeCode: (settings: AppState['claudeCode']) => Promise<Result<unknown>>
  readonly saveAppearance: (appearance: AppState['appearance']) => Promise<Result<unknown>>
  readonly saveDesktop: (desktop: CallRequest<'desktop.save'>) => Promise<Result<unknown>>
  readonly setStartAtLogin: (on: boolean) => Promise<Result<unknown>>
  readonly saveAccess: (access: AppState['access']) => Promise<Result<unknown>>
  readonly rotateToken: () => Promise<Result<unknown>>
  readonly saveLogging: (logging: AppState['logging']) => Promise<Result<unknown>>
  readonly saveUpdates: (updates: CallRequest<'updates.save'>) => Promise<Result<unknown>>
  readonly lookForUpdates: () => Promise<Result<unknown>>
  readonly downloadUpdate: () => Promise<Result<unknown>>
  readonly installUpdate: () => Promise<Result<unknown>>
  readonly openLogFolder: () => Promise<Result<void>>
  readonly deleteLogs: () => Promise<Result<void>>
  readonly resetGroup: (group: ResettableGroup) => Promise<Result<unknown>>
  readonly resetAll: (deleteKeys: boolean) => Promise<Result<unknown>>
  readonly exportSettings: () => Promise<CallReplies['settings.export']>
  readonly chooseImport: (kind: ImportKind) => Promise<CallReplies['settings.chooseImport']>
  readonly applyImport: (agreed: CallRequest<'settings.applyImport'>) => Promise<Result<unknown>>
}

export function createWindowModel(api: WindowApi): WindowModel {
  const { appState, ...loading } = followAppState(api)
  const { actions: claudeCodeActions, ...claudeCode } = followClaudeCode(api, appState)

  function accept(state: AppState): Result<AppState> {
    appState.set(state)
    return ok(state)
  }
  function acceptResult(result: Result<AppState>): Result<AppState> {
    return result.ok ? accept(result.value) : result
  }

  return {
    appState,
    ...loading,
    requests: followRequests(api),
    totals: followTotals(api),
    ...claudeCode,
    actions: {
      ...claudeCodeActions,
      setOn: async (on) => acceptResult(await api.call('proxy.setOn', { on })),
      listenOn: async (port) => acceptResult(await api.call('proxy.listenOn', { port })),
      saveRoute: async (route) => acceptResult(await api.call('route.save', route)),
      removeRoute: async (route) => acceptResult(await api.call('route.remove', route)),
      saveFallbacks: async (fallbacks) => acceptResult(await api.call('fallbacks.save', fallbacks)),
      saveKey: async (key) => acceptResult(await api.call('key.save', key)),
      removeKey: async (key) => acceptResult(await api.call('key.remove', key)),
      testConnection: (candidate) => api.call('connection.test', candidate),
      stopTest: (test) => api.call('connection.stopTest', test),
      requestDetail: (exchange) => api.call('requests.detail', exchange),
      cancelRequest: (exchange) => api.call('requests.cancel', exchange),
      clearRequests: () => api.call('requests.clear', undefined),
      exportRequests: (wanted) => api.call('requests.export', wanted),
      importRequests: () => api.call('requests.import', undefined),
      replayRequest: (wanted) => api.call('requests.replay', wanted),
      copyText: async (text) => ok(await api.call('clipboard.copy', { text })),
      saveRecording: async (recording) => acceptResult(await api.call('recording.save', recording)),
      wipeRecording: () => api.call('recording.wipe', undefined),
      saveBudget: async (budget) => acceptResult(await api.call('budget.save', budget)),
      listModels: (question) => api.call('models.list', question),
      setFavourite: async (choice) => acceptResult(await api.call('models.setFavourite', choice)),
      findLocalServers: () => api.call('localServers.find', undefined),
      saveFirstRun: async (next) => accept(await api.call('firstRun.save', next)),
      saveClaudeCode: async (settings) => acceptResult(await api.call('claudeCode.save', settings)),
      saveAppearance: async (appearance) => acceptResult(await api.call('appearance.save', appearance)),
      saveDesktop: async (desktop) => acceptResult(await api.call('desktop.save', desktop)),
      setStartAtLogin: async (on) => acceptResult(await api.call('app.setStartAtLogin', { on })),
      saveAccess: async (access) => acceptResult(await api.call('access.save', access)),
      rotateToken: async () => acceptResult(await api.call('token.rotate', undefined)),
      saveLogging: async (logging) => acceptResult(await api.call('logging.save', logging)),
      saveUpdates: async (updates) => acceptResult(await api.call('updates.save', updates)),
      lookForUpdates: async () => ok(await api.call('updates.look', undefined)),
      downloadUpdate: async () => ok(await api.call('updates.download', undefined)),
      installUpdate: async () => ok(await api.call('updates.install', undefined)),
      openLogFolder: () => api.call('logs.openFolder', undefined),
      deleteLogs: () => api.call('logs.delete', undefined),
      resetGroup: async (group) => acceptResult(await api.call('settings.reset', { group })),
      resetAll: async (deleteKeys) => acceptResult(await api.call('settings.resetAll', { deleteKeys })),
      exportSettings: () => api.call('settings.export', undefined),
      chooseImport: (kind) => api.call('settings.chooseImport', { kind }),
      applyImport: async (agreed) => acceptResult(await api.call('settings.applyImport', agreed)),
    },
  }
}

import type { AppState, WindowApi } from '../../shared/ipc.ts'
import { createStore, type Store, type WritableStore } from './store.ts'

export interface FollowedAppState {
  /** The main process's state as last heard; null until the first answer. */
  readonly appState: WritableStore<AppState | null>
  /** Whether it was asked in vain. */
  readonly hasNoAnswer: Store<boolean>
  readonly askAgain: () => void
}

export function followAppState(api: WindowApi): FollowedAppState {
  const appState = createStore<AppState | null>(null)
  const hasNoAnswer = createStore(false)

  function ask(): void {
    hasNoAnswer.set(false)
    api.call('state.get', undefined).then(
      (state) => {
        // A push that overtook the answer is newer than it.
        if (appState.get() === null) appState.set(state)
      },
      () => hasNoAnswer.set(true),
    )
  }

  api.on('state', appState.set)
  ask()
  return { appState, hasNoAnswer, askAgain: ask }
}

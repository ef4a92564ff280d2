import type { AppState, WindowApi } from '../../shared/ipc.ts'
import { createStore, type WritableStore } from './store.ts'

/** The main process's state as last heard; null until the first answer. */
export function followAppState(api: WindowApi): WritableStore<AppState | null> {
  const store = createStore<AppState | null>(null)
  api.on('state', store.set)
  void api.call('state.get', undefined).then((state) => {
    // A push that overtook the answer is newer than it.
    if (store.get() === null) store.set(state)
  })
  return store
}

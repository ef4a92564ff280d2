import type { WindowApi } from '../../shared/ipc.ts'
import { withDay, type Totals } from '../../shared/totals.ts'
import { createStore, type Store } from './store.ts'

/** What requests came to, day by day, kept up to date. */
export function followTotals(api: WindowApi): Store<Totals> {
  const store = createStore<Totals>([])
  api.on('totals', (day) => store.set(withDay(store.get(), day)))
  // What was pushed while the answer was on its way is newer.
  void api.call('totals.get', undefined).then((totals) => store.set(store.get().reduce(withDay, totals)))
  return store
}

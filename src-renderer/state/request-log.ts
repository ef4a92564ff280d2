import type { WindowApi } from '../../shared/ipc.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { createStore, type Store } from './store.ts'

/** The window keeps this many requests, as many as the main process may; older ones fall off the end. */
export const requestCapacity = 10_000

export type RequestList = readonly ExchangeSummary[]

/** Every request the main process still knows, newest first, kept up to date in batches. */
export function followRequests(api: WindowApi): Store<RequestList> {
  const store = createStore<RequestList>([])
  api.on('requests', (batch) => store.set(mergeRequests(store.get(), batch)))
  api.on('requestList', (list) => store.set(mergeRequests(list, [])))
  // What was pushed while the list was on its way is newer than the list.
  void api.call('requests.list', undefined).then((list) => store.set(mergeRequests(list, store.get())))
  return store
}

/**
 * The list with each changed request replaced in its place and new ones added, newest first. Unchanged requests stay the
 * same objects, so that their rows are not drawn again.
 */
export function mergeRequests(list: RequestList, batch: RequestList, capacity: number = requestCapacity): RequestList {
  const changed = new Map(batch.map((exchange) => [exchange.id, exchange]))
  const known = list.map((exchange) => changed.get(exchange.id) ?? exchange)
  for (const exchange of list) changed.delete(exchange.id)
  return [...changed.values(), ...known].sort((a, b) => b.startedAt - a.startedAt).slice(0, capacity)
}

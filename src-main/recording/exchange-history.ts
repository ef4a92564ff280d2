import { isRunning, type ExchangeSummary } from '../../shared/request-log.ts'
import type { ExchangeObserver, LiveExchange } from '../proxy/proxy.ts'

export interface ExchangeHistoryOptions {
  /** How many exchanges are kept; the oldest go first. */
  readonly limit: number
  /** Milliseconds between two pushes, at least. */
  readonly interval: number
  /** Takes new and changed exchanges, oldest first. */
  readonly push: (changed: readonly ExchangeSummary[]) => void
  /** Whether somebody looks at running exchanges, so that they are worth telling of between changes of state. */
  readonly isWatched: () => boolean
}

export interface ExchangeHistory {
  readonly observer: ExchangeObserver & Required<Pick<ExchangeObserver, 'began'>>
  /** Oldest first. */
  readonly list: () => readonly ExchangeSummary[]
  /** As it stands at this moment; null if it is not kept. */
  readonly find: (id: string) => ExchangeSummary | null
  /** Ends one that runs. */
  readonly cancel: (id: string) => void
  /** Forgets what is over. */
  readonly clear: () => void
  readonly setLimit: (limit: number) => void
}

/**
 * Remembers the last exchanges and tells of changes in batches: the proxy calls often and must not wait for a window.
 *
 * How far a running one is it does not tell; where somebody watches it is asked, once a batch.
 */
export function createExchangeHistory({
  interval,
  push,
  isWatched,
  ...options
}: ExchangeHistoryOptions): ExchangeHistory {
  const kept = new Map<string, ExchangeSummary>()
  const changed = new Map<string, ExchangeSummary>()
  const running = new Map<string, LiveExchange>()
  let limit = options.limit
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    timer = undefined
    if (isWatched()) lookAtRunning()
    if (changed.size > 0) {
      const batch = [...changed.values()]
      changed.clear()
      push(batch)
    }
    if (running.size > 0) timer = setTimeout(flush, interval)
  }

  function lookAtRunning(): void {
    for (const [id, live] of running) {
      const now = live.summary()
      if (now.outputCharacters !== kept.get(id)?.outputCharacters) note(now)
    }
  }

  function note(summary: ExchangeSummary): void {
    kept.set(summary.id, summary)
    if (kept.size > limit) forgetOldest(kept)
    changed.set(summary.id, summary)
    if (changed.size > limit) forgetOldest(changed)
  }

  return {
    observer: {
      began: (live) => void running.set(live.id, live),
      exchange(summary) {
        note(summary)
        if (!isRunning(summary)) running.delete(summary.id)
        timer ??= setTimeout(flush, interval)
      },
    },
    list: () => [...kept.values()],
    find: (id) => running.get(id)?.summary() ?? kept.get(id) ?? null,
    cancel: (id) => running.get(id)?.cancel(),
    clear() {
      for (const exchanges of [kept, changed]) {
        for (const summary of exchanges.values()) if (!isRunning(summary)) exchanges.delete(summary.id)
      }
    },
    setLimit(next) {
      limit = next
      while (kept.size > limit) forgetOldest(kept)
    },
  }
}

function forgetOldest(summaries: Map<string, ExchangeSummary>): void {
  for (const id of summaries.keys()) {
    summaries.delete(id)
    return
  }
}

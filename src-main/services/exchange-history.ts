import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { ExchangeObserver } from '../proxy/proxy.ts'

export interface ExchangeHistoryOptions {
  /** How many exchanges are kept; the oldest go first. */
  readonly limit: number
  /** Milliseconds between two pushes, at least. */
  readonly interval: number
  /** Takes new and changed exchanges, oldest first. */
  readonly push: (changed: readonly ExchangeSummary[]) => void
}

export interface ExchangeHistory {
  readonly observer: ExchangeObserver
  /** Oldest first. */
  readonly list: () => readonly ExchangeSummary[]
}

/**
 * Remembers the last exchanges and tells of changes in batches: the proxy calls often and must not wait for a window.
 */
export function createExchangeHistory({ limit, interval, push }: ExchangeHistoryOptions): ExchangeHistory {
  const kept = new Map<string, ExchangeSummary>()
  const changed = new Map<string, ExchangeSummary>()
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    timer = undefined
    const batch = [...changed.values()]
    changed.clear()
    push(batch)
  }

  return {
    observer: {
      exchange(summary) {
        kept.set(summary.id, summary)
        if (kept.size > limit) forgetOldest(kept)
        changed.set(summary.id, summary)
        if (changed.size > limit) forgetOldest(changed)
        timer ??= setTimeout(flush, interval)
      },
    },
    list: () => [...kept.values()],
  }
}

function forgetOldest(summaries: Map<string, ExchangeSummary>): void {
  for (const id of summaries.keys()) {
    summaries.delete(id)
    return
  }
}

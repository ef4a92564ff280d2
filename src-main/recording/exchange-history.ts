import { isRunning, type ExchangeSummary } from '../../shared/request-log.ts'
import type { LiveExchange } from '../proxy/proxy.ts'
import type { PromptFindings } from './prompts/prompt-watch.ts'

export interface ExchangeHistoryOptions {
  /** How many exchanges are kept; the oldest go first. */
  readonly limit: number
  /** Milliseconds between two pushes, at least. */
  readonly interval: number
  /** Takes new and changed exchanges, oldest first. */
  readonly push: (changed: readonly ExchangeSummary[]) => void
  /** Whether somebody looks at running exchanges, so that they are worth telling of between changes of state. */
  readonly isWatched: () => boolean
  /** Makes summaries such that they may leave. */
  readonly redact: (summaries: readonly ExchangeSummary[]) => readonly ExchangeSummary[]
}

export interface ExchangeHistory {
  readonly observer: {
    readonly began: (live: LiveExchange) => void
    readonly exchange: (summary: ExchangeSummary) => void
  }
  /** Adds what was learned of an exchange after its end; nothing where it is no longer kept. */
  readonly annotate: (id: string, findings: PromptFindings) => void
  /** Oldest first. */
  readonly list: () => readonly ExchangeSummary[]
  /** As it stands at this moment; null if it is not kept. It may not be redacted yet. */
  readonly find: (id: string) => ExchangeSummary | null
  /** Ends one that runs. */
  readonly cancel: (id: string) => void
  /** Forgets what is over. */
  readonly clear: () => void
  /** Keeps this many, and redacts all of them anew. */
  readonly configure: (limit: number) => void
}

/**
 * Remembers the last exchanges and tells of changes in batches: the proxy calls often and must not wait for a window.
 *
 * How far a running one is it does not tell; where somebody watches it is asked, once a batch.
 */
export function createExchangeHistory(options: ExchangeHistoryOptions): ExchangeHistory {
  const { interval, push, isWatched, redact } = options
  const kept = new Map<string, ExchangeSummary>()
  /** Since the last push, as they came; once told they are kept redacted. */
  const changed = new Map<string, ExchangeSummary>()
  const running = new Map<string, LiveExchange>()
  let limit = options.limit
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    timer = undefined
    const counted = isWatched() ? countRunning() : []
    const batch = [...redactChanged(), ...counted]
    changed.clear()
    if (batch.length > 0) push(batch)
    if (running.size > 0) timer = setTimeout(flush, interval)
  }

  /** What a batch costs is thus paid once, and not for each look at the list. */
  function redactChanged(): readonly ExchangeSummary[] {
    const clean = redact([...changed.values()])
    for (const summary of clean) {
      kept.set(summary.id, summary)
      changed.set(summary.id, summary)
    }
    return clean
  }

  /** Brings numbers up to date; gives those of which nothing else has changed, so that there is nothing to redact. */
  function countRunning(): readonly ExchangeSummary[] {
    return [...running].flatMap(([id, live]) => {
      const known = kept.get(id)
      if (known === undefined) return []
      const { outputCharacters, sentMs, firstByteMs } = live.summary()
      if (outputCharacters === known.outputCharacters) return []
      const counted = { ...known, outputCharacters, sentMs, firstByteMs }
      kept.set(id, counted)
      if (!changed.has(id)) return [counted]
      changed.set(id, counted)
      return []
    })
  }

  function note(summary: ExchangeSummary): void {
    kept.set(summary.id, summary)
    changed.set(summary.id, summary)
    forgetOldest()
  }

  function forgetOldest(): void {
    for (const id of kept.keys()) {
      if (kept.size <= limit) return
      forget(id)
    }
  }

  function forget(id: string): void {
    kept.delete(id)
    changed.delete(id)
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
    annotate(id, findings) {
      const summary = kept.get(id)
      if (summary === undefined) return
      note({ ...summary, ...findings })
      timer ??= setTimeout(flush, interval)
    },
    list() {
      redactChanged()
      return [...kept.values()]
    },
    find: (id) => running.get(id)?.summary() ?? kept.get(id) ?? null,
    cancel: (id) => running.get(id)?.cancel(),
    clear() {
      for (const summary of kept.values()) if (!isRunning(summary)) forget(summary.id)
    },
    configure(next) {
      limit = next
      forgetOldest()
      for (const summary of redact([...kept.values()])) kept.set(summary.id, summary)
    },
  }
}

import type { ExchangeDetail } from '../../shared/exchange-detail.ts'
import type { RecordingSettings } from '../../shared/recording-settings.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { ExchangeObserver } from '../proxy/proxy.ts'
import { createExchangeHistory } from './exchange-history.ts'

export interface RequestLogOptions {
  readonly settings: RecordingSettings
  /** Takes new and changed requests, oldest first; at most ten times a second. */
  readonly push: (changed: readonly ExchangeSummary[]) => void
  /** Takes all that are left after some were forgotten on request, oldest first. */
  readonly pushList: (left: readonly ExchangeSummary[]) => void
  /** Whether somebody looks at the list. */
  readonly isWatched: () => boolean
}

/** What is known of the requests that came: the list in memory, and what was recorded of each. */
export interface RequestLog {
  /** To be given to `createProxy`. */
  readonly observer: ExchangeObserver
  /** Oldest first. */
  readonly list: () => readonly ExchangeSummary[]
  /** Null where it is no longer in memory. */
  readonly detail: (id: string) => ExchangeDetail | null
  readonly cancel: (id: string) => void
  /** Forgets what is over. */
  readonly clear: () => void
  /** Forgets and deletes everything recorded. */
  readonly wipe: () => Promise<Result<void>>
  readonly configure: (settings: RecordingSettings) => void
}

/** Milliseconds between two pushes, at least. */
const pushInterval = 100

export function createRequestLog({ settings, push, pushList, isWatched }: RequestLogOptions): RequestLog {
  const history = createExchangeHistory({ limit: settings.rows, interval: pushInterval, push, isWatched })

  function clear(): void {
    history.clear()
    pushList(history.list())
  }

  return {
    observer: history.observer,
    list: history.list,
    detail(id) {
      const summary = history.find(id)
      const message = { line: '', headers: [], body: { kind: 'not-recorded' } } as const
      return (
        summary && {
          summary,
          clientRequest: message,
          upstreamRequest: null,
          upstreamAnswer: null,
          clientAnswer: null,
          events: [],
        }
      )
    },
    cancel: history.cancel,
    clear,
    wipe() {
      clear()
      return Promise.resolve(ok(undefined))
    },
    configure: (next) => history.setLimit(next.rows),
  }
}

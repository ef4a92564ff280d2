import type { ExchangeDetail } from '../../shared/exchange-detail.ts'
import type { RecordingSettings } from '../../shared/recording-settings.ts'
import { isRunning, type ExchangeSummary } from '../../shared/request-log.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { PatternRedactor } from '../logging/pattern-redactor.ts'
import type { ExchangeObserver } from '../proxy/proxy.ts'
import { createExchangeHistory } from './exchange-history.ts'
import { readRecording } from './read-recording.ts'
import { watchPrompts } from './prompts/prompt-watch.ts'
import { createRecordingFiles } from './recording-files.ts'
import { createRecordings, type Recording } from './recordings.ts'
import { redactStrings } from './redact-recorded.ts'
import { writeExchangeLine } from './transfer/exchange-line.ts'

export interface RequestLogOptions {
  readonly settings: RecordingSettings
  /** Of the files. */
  readonly folder: string
  readonly redactor: PatternRedactor
  /** Takes new and changed requests, oldest first; at most ten times a second. */
  readonly push: (changed: readonly ExchangeSummary[]) => void
  /** Takes all that are left after some were forgotten on request, oldest first. */
  readonly pushList: (left: readonly ExchangeSummary[]) => void
  /** Whether somebody looks at the list. */
  readonly isWatched: () => boolean
  /** The files cannot be written; `code` is the system's for why. */
  readonly onTrouble: (code: string) => void
}

/** What is known of the requests that came: the list in memory, what was recorded of each, and the files. */
export interface RequestLog {
  /** To be given to `createProxy`. */
  readonly observer: ExchangeObserver
  /** Oldest first. */
  readonly list: () => readonly ExchangeSummary[]
  /** Null where it is no longer in memory. */
  readonly detail: (id: string) => ExchangeDetail | null
  /** Not redacted: it must not leave, but to a provider. */
  readonly recording: (id: string) => Recording | 'dropped' | null
  readonly cancel: (id: string) => void
  /** Forgets what is over. */
  readonly clear: () => void
  /** Forgets and deletes everything recorded. */
  readonly wipe: () => Promise<Result<void>>
  readonly configure: (settings: RecordingSettings) => void
  /** Resolves when the files are written. */
  readonly close: () => Promise<void>
}

/** Milliseconds between two pushes, at least. */
const pushInterval = 100

/** More that wait to be written mean that writing is slower than the traffic; the newest are then left out. */
const mostWaiting = 1_000

/** Nothing leaves it unredacted, and nothing is redacted on the path of a request. */
export function createRequestLog(options: RequestLogOptions): RequestLog {
  const { folder, redactor, push, pushList, isWatched, onTrouble } = options
  let { settings } = options
  const { redact } = redactor
  const recordings = createRecordings(settings)
  const files = createRecordingFiles({ folder, settings: settings.disk, onTrouble })
  const history = createExchangeHistory({
    limit: settings.rows,
    interval: pushInterval,
    push,
    isWatched,
    redact: (summaries) => redactStrings(summaries, redact),
  })
  const prompts = watchPrompts(history.annotate)
  /** What is over and waits to be written to the files. */
  const over = new Map<string, ExchangeSummary>()
  /** Recordings that something may still come of. */
  const open = new Set<string>()
  let isWriting = false

  function readDetail(summary: ExchangeSummary): ExchangeDetail {
    return readRecording(summary, recordings.find(summary.id), redact)
  }

  function writeSoon(): void {
    if (isWriting) return
    isWriting = true
    setImmediate(() => {
      isWriting = false
      if (writeNext()) writeSoon()
    })
  }

  /** One at a time, so that the proxy's streams have their turn in between. False where there is none. */
  function writeNext(): boolean {
    for (const [id, summary] of over) {
      if (open.has(id)) continue
      over.delete(id)
      files.write(writeExchangeLine(readDetail(summary)))
      return true
    }
    return false
  }

  function clear(): void {
    history.clear()
    pushList(history.list())
  }

  return {
    observer: {
      began: history.observer.began,
      prompt: prompts.observer.prompt,
      tap(id, arrivedAt) {
        if (!settings.bodies) return null
        open.add(id)
        return recordings.begin(id, arrivedAt, () => {
          open.delete(id)
          if (over.has(id)) writeSoon()
        })
      },
      exchange(summary) {
        history.observer.exchange(summary)
        prompts.observer.exchange(summary)
        if (!settings.disk.isOn || isRunning(summary)) return
        if (over.size < mostWaiting) over.set(summary.id, summary)
        writeSoon()
      },
    },
    list: history.list,
    detail(id) {
      const summary = history.find(id)
      return summary && readDetail(summary)
    },
    recording: recordings.find,
    cancel: history.cancel,
    clear,
    async wipe() {
      over.clear()
      recordings.clear()
      clear()
      try {
        await files.wipe()
        return ok(undefined)
      } catch (error) {
        return failWith('failure.recordsStay', { folder, reason: String(error) })
      }
    },
    configure(next) {
      const before = settings
      settings = next
      if (isSame(next, before)) return
      redactor.setPatterns(next.hiddenPatterns)
      recordings.configure(next)
      history.configure(next.rows)
      if (!isSame(next.disk, before.disk)) files.configure(next.disk)
    },
    async close() {
      open.clear()
      while (writeNext()) await new Promise(setImmediate)
      await files.close()
    },
  }
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

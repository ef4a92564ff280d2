import type { LogLevel } from '../../shared/settings.ts'
import { isAtLeast, type LogEntry, type LogSink, type Paint } from './log-entry.ts'

export interface Logger {
  log(level: LogLevel, text: string | ((paint: Paint) => string), requestId?: string): void
  /** Whether any sink takes entries of this level; saves preparing what nobody writes. */
  takes(level: LogLevel): boolean
  /** Resolves when every entry is written. */
  close(): Promise<void>
}

/** More waiting entries than these mean that something is wrong; the newest are then left out. */
const mostWaiting = 5_000

/** Hands entries to the sinks off the path of requests: noting one costs a push, formatting and writing come later. */
export function createLogger(sinks: readonly LogSink[]): Logger {
  let waiting: LogEntry[] = []
  let left = 0

  function flush(): void {
    const entries = waiting
    waiting = []
    if (left > 0) {
      const text = `${left} log entries were left out: too many at once`
      entries.push({ time: new Date(), level: 'WARNING', text: () => text })
      left = 0
    }
    for (const entry of entries) {
      for (const sink of sinks) if (isAtLeast(entry.level, sink.level)) sink.write(entry)
    }
  }

  return {
    takes: (level) => sinks.some((sink) => isAtLeast(level, sink.level)),
    log(level, text, requestId) {
      if (!this.takes(level)) return
      if (waiting.length >= mostWaiting) {
        left += 1
        return
      }
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({
        time: new Date(),
        level,
        text: typeof text === 'string' ? () => text : text,
        ...(requestId !== undefined && { requestId }),
      })
    },
    async close() {
      flush()
      await Promise.all(sinks.map((sink) => sink.close()))
    },
  }
}

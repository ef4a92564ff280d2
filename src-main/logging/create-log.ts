import { isDeepStrictEqual } from 'node:util'
import { ok, type Result } from '../../shared/result.ts'
import type { LoggingSettings } from '../../shared/settings.ts'
import type { ExchangeObserver } from '../proxy/proxy.ts'
import { createConsoleSink } from './console-sink.ts'
import { createExchangeLog } from './exchange-log.ts'
import { createFileSink } from './file-sink.ts'
import type { LogSink } from './log-entry.ts'
import { createLogger, type Logger } from './logger.ts'

export interface LogOptions {
  readonly settings: LoggingSettings
  /** The folder of the log file, or null for none. */
  readonly directory: string | null
  /** Where the console's lines go, or null for nowhere. */
  readonly console: { readonly write: (text: string) => void; readonly isColoured: boolean } | null
  /** What every line passes; see `createRedactor`. */
  readonly redact: (text: string) => string
  /** Told in one sentence when the file cannot be written; without it the console is told. */
  readonly onTrouble?: (sentence: string) => void
}

export interface Log {
  readonly logger: Logger
  /** To be given to `createProxy`. */
  readonly observer: ExchangeObserver
  /** Goes by these settings from the next entry on. */
  readonly configure: (settings: LoggingSettings) => void
  /** Deletes the log files. */
  readonly deleteFiles: () => Promise<Result<void>>
}

/** The log of a running FreeCC: a console, a file, or both, and the observer that writes exchanges to them. */
export function createLog({ directory, console, redact, onTrouble, ...options }: LogOptions): Log {
  let { settings } = options
  const consoleSink = console && createConsoleSink({ ...console, level: () => settings.consoleLevel, redact })
  const warn = (sentence: string) => consoleSink?.write({ time: new Date(), level: 'WARNING', text: () => sentence })
  const fileSink =
    directory === null
      ? null
      : createFileSink({ directory, settings: () => settings, redact, onTrouble: onTrouble ?? warn })
  const sinks = [consoleSink, fileSink].filter((sink): sink is LogSink => sink !== null)
  const logger = createLogger(sinks)
  return {
    logger,
    observer: createExchangeLog(logger, redact),
    configure(next) {
      const isKeptAlike = isDeepStrictEqual(next.retention, settings.retention)
      settings = next
      if (!isKeptAlike) void fileSink?.deleteOutlived()
    },
    deleteFiles: async () => fileSink?.deleteFiles() ?? ok(undefined),
  }
}

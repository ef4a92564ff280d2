import { logLevels, type LogLevel } from '../../shared/settings.ts'

export type Style = 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'magenta' | 'blue'

/** Colours a part of a line, or leaves it as it is where there are no colours. */
export type Paint = (style: Style, text: string) => string

export interface LogEntry {
  readonly time: Date
  readonly level: LogLevel
  /** The exchange it belongs to, if any. */
  readonly requestId?: string
  /** Called when the entry is written, off the path of the request. */
  readonly text: (paint: Paint) => string
}

/** Where entries end up. Never throws: whatever happens to a log, the proxy goes on. */
export interface LogSink {
  readonly level: LogLevel
  write(entry: LogEntry): void
  /** Resolves when everything is written. */
  close(): Promise<void>
}

export function isAtLeast(level: LogLevel, threshold: LogLevel): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(threshold)
}

export const unpainted: Paint = (_style, text) => text

/**
 * Text of others, such as model names and error messages, made harmless: control characters, which could forge lines or
 * steer a terminal, become visible escapes. `keepLines` leaves line breaks and tabs.
 */
export function visible(text: string, keepLines = false): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) =>
    keepLines && (character === '\n' || character === '\t')
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

import { styleText } from 'node:util'
import type { LogLevel } from '../../shared/settings.ts'
import { unpainted, type LogSink, type Paint, type Style } from './log-entry.ts'

export interface ConsoleSinkOptions {
  /** Asked at each entry. */
  readonly level: () => LogLevel
  readonly write: (text: string) => void
  readonly isColoured: boolean
  readonly redact: (text: string) => string
}

const levelStyles: Readonly<Record<LogLevel, Style>> = {
  DEBUG: 'dim',
  INFO: 'green',
  WARNING: 'yellow',
  ERROR: 'red',
  CRITICAL: 'red',
}

const painted: Paint = (style, text) => styleText(style, text, { validateStream: false })

/** Readable lines for a terminal: the local time, the level, the text. */
export function createConsoleSink({ level, write, isColoured, redact }: ConsoleSinkOptions): LogSink {
  const paint = isColoured ? painted : unpainted
  // The redactor looks for whole words, and a colour code before one would hide its beginning.
  const paintRedacted: Paint = (style, text) => paint(style, redact(text))
  return {
    get level() {
      return level()
    },
    write: (entry) => {
      const time = entry.time.toTimeString().slice(0, 8)
      const text = redact(entry.text(paintRedacted))
      write(`${paint('dim', time)} ${paint(levelStyles[entry.level], entry.level.padEnd(7))} ${indent(text)}\n`)
    },
    close: () => Promise.resolve(),
  }
}

/** Lines after the first are set in, so that no text can pass for an entry of its own. */
export function indent(text: string): string {
  return text.replaceAll('\n', '\n    ')
}

import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import type { LogLevel } from '../../shared/settings.ts'
import { indent } from './console-sink.ts'
import { unpainted, type LogEntry, type LogSink } from './log-entry.ts'

export const logFileName = 'claude-proxy.log'

export interface FileSinkOptions {
  readonly directory: string
  readonly level: LogLevel
  readonly redact: (text: string) => string
  /** Told once, in one sentence, when the file cannot be written. */
  readonly onTrouble: (sentence: string) => void
  /** When to start a new file, such as `10M`. */
  readonly size?: string
}

/** Beyond this a disk is too slow to be waited for, and entries are left out. */
const mostBufferedBytes = 32 * 1024 * 1024

/**
 * `claude-proxy.log`, 10 MB, five older ones kept. Only its owner can read it, because it may hold conversations.
 *
 * A folder that cannot be written or a full disk ends the file with one warning; the proxy goes on without it.
 */
export function createFileSink({ directory, level, redact, onTrouble, size = '10M' }: FileSinkOptions): LogSink {
  let stream: RotatingFileStream | null = null
  let isBroken = false
  let left = 0

  function open(): RotatingFileStream {
    const opened = createStream(logFileName, { path: directory, size, rotate: 5, mode: 0o600 })
    opened.on('error', (error: NodeJS.ErrnoException) => {
      if (isBroken) return
      isBroken = true
      onTrouble(
        `${logFileName} in ${directory} cannot be written (${error.code ?? error.message}); FreeCC goes on without it.`,
      )
    })
    return opened
  }

  return {
    level,
    write: (entry) => {
      if (isBroken) return
      stream ??= open()
      if (stream.writableLength > mostBufferedBytes) {
        left += 1
        return
      }
      if (left > 0) stream.write(`(${left} entries are missing here: the disk was too slow)\n`)
      left = 0
      stream.write(`${redact(formatLine(entry))}\n`)
    },
    close: () =>
      new Promise((resolve) => {
        if (stream === null || isBroken) return resolve()
        stream.once('close', resolve)
        stream.end()
      }),
  }
}

function formatLine({ time, level, requestId, text }: LogEntry): string {
  const id = requestId === undefined ? '' : ` [${requestId}]`
  return `${time.toISOString()} ${level}${id} ${indent(text(unpainted))}`
}

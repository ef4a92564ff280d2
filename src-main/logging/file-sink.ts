import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { LoggingSettings } from '../../shared/settings.ts'
import { indent } from './console-sink.ts'
import { unpainted, type LogEntry, type LogSink } from './log-entry.ts'
import { deleteLogFiles, deleteOutlivedLogs, logFileName, olderLogName } from './log-files.ts'

export interface FileSinkOptions {
  readonly directory: string
  /** Asked at each entry. */
  readonly settings: () => Pick<LoggingSettings, 'fileLevel' | 'retention'>
  readonly redact: (text: string) => string
  /** Told once, in one sentence, when the file cannot be written. */
  readonly onTrouble: (sentence: string) => void
  /** When to start a new file before the day is over, such as `10M`. */
  readonly size?: string
}

export interface FileSink extends LogSink {
  /** Deletes what has outlived its time, as it is now in the settings. */
  deleteOutlived(): Promise<void>
  /** Deletes all log files, what is being written included. */
  deleteFiles(): Promise<Result<void>>
}

/** Beyond this a disk is too slow to be waited for, and entries are left out. */
const mostBufferedBytes = 32 * 1024 * 1024

/**
 * `claude-proxy.log`, a new one each day and after 10 MB; older ones are kept as the settings say. Only its owner can
 * read it, because it may hold conversations.
 *
 * A folder that cannot be written or a full disk ends the file with one warning; the proxy goes on without it.
 */
export function createFileSink({ directory, settings, redact, onTrouble, size = '10M' }: FileSinkOptions): FileSink {
  let stream: RotatingFileStream | null = null
  let isBroken = false
  let isDeleting = false
  let left = 0

  function deleteOutlived(): Promise<void> {
    return deleteOutlivedLogs(directory, settings().retention)
  }

  function open(): RotatingFileStream {
    const name = (day: number | Date | null, index = 1) =>
      day === null ? logFileName : olderLogName(new Date(day), index)
    const opened = createStream(name, {
      path: directory,
      size,
      interval: '1d',
      intervalBoundary: true,
      initialRotation: true,
      mode: 0o600,
    })
    opened.on('open', () => void deleteOutlived())
    opened.on('error', (error: NodeJS.ErrnoException) => {
      if (isBroken) return
      isBroken = true
      onTrouble(
        `${logFileName} in ${directory} cannot be written (${error.code ?? error.message}); FreeCC goes on without it.`,
      )
    })
    return opened
  }

  function close(): Promise<void> {
    const open = stream
    stream = null
    return new Promise((resolve) => {
      if (open === null || isBroken) return resolve()
      open.once('close', resolve)
      open.end()
    })
  }

  return {
    get level() {
      return settings().fileLevel
    },
    write: (entry) => {
      // What is logged while the files are being deleted goes with them.
      if (isBroken || isDeleting) return
      stream ??= open()
      if (stream.writableLength > mostBufferedBytes) {
        left += 1
        return
      }
      if (left > 0) stream.write(`(${left} entries are missing here: the disk was too slow)\n`)
      left = 0
      stream.write(`${redact(formatLine(entry))}\n`)
    },
    deleteOutlived,
    async deleteFiles() {
      isDeleting = true
      try {
        await close()
        await deleteLogFiles(directory)
        return ok(undefined)
      } catch {
        return failWith('failure.logsStay', {})
      } finally {
        isDeleting = false
      }
    },
    close,
  }
}

function formatLine({ time, level, requestId, text }: LogEntry): string {
  const id = requestId === undefined ? '' : ` [${requestId}]`
  return `${time.toISOString()} ${level}${id} ${indent(text(unpainted))}`
}

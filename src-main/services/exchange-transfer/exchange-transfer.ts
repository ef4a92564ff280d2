import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ExchangeDetail } from '../../../shared/exchange-detail.ts'
import type { ExchangeImport, ExportForm } from '../../../shared/exchange-export.ts'
import { failWith } from '../../../shared/i18n/words.ts'
import type { CallRequest } from '../../../shared/ipc.ts'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import { ok, type Failure, type Result } from '../../../shared/result.ts'
import { isNodeError } from '../../config/node-error.ts'
import type { ImportedExchanges } from '../../recording/transfer/imported-exchanges.ts'
import { readLines } from '../../recording/transfer/read-lines.ts'
import { writeExchanges, type ExportOptions } from '../../recording/transfer/write-exchanges.ts'
import type { ExchangeDialogs } from '../ports.ts'

export interface ExchangeTransferOptions {
  /** Redacted; null where it is no longer in memory. */
  readonly detail: (id: string) => ExchangeDetail | null
  readonly imported: ImportedExchanges
  readonly dialogs: ExchangeDialogs
  /** Takes new requests into the window's list. */
  readonly push: (rows: readonly ExchangeSummary[]) => void
  readonly describe: () => ExportOptions
}

/** Requests into files and from files. */
export interface ExchangeTransfer {
  /** The file's path; null where the user chose none. */
  readonly write: (wanted: CallRequest<'requests.export'>) => Promise<Result<string | null>>
  /** Null where the user chose none. */
  readonly read: () => Promise<Result<ExchangeImport | null>>
}

const fileNames: Readonly<Record<ExportForm, string>> = {
  har: 'freecc-requests.har',
  jsonl: 'freecc-requests.jsonl',
  report: 'freecc-bug-report.md',
}

/** In bytes. An exchange is a few megabytes at most, so that a larger line is of another kind of file. */
const longestLine = 64 * 1024 * 1024
const largestFile = 2 * 1024 * 1024 * 1024

export function createExchangeTransfer(options: ExchangeTransferOptions): ExchangeTransfer {
  const { detail, imported, dialogs, push, describe } = options

  function* detailsOf(ids: readonly string[]): Iterable<ExchangeDetail> {
    for (const id of ids) {
      const found = detail(id)
      if (found !== null) yield found
    }
  }

  return {
    async write({ form, ids }) {
      const path = await dialogs.chooseToWrite(fileNames[form], form)
      if (path === null) return ok(null)
      try {
        await writeExchanges(path, form, detailsOf(ids), describe())
        return ok(path)
      } catch (error) {
        return unwritten(codeOf(error))
      }
    },

    async read() {
      const path = await dialogs.chooseToRead()
      if (path === null) return ok(null)
      try {
        const { size } = await stat(path)
        if (size > largestFile) return failWith('failure.tooManyRequests', {})
        const { rows, ...counts } = await imported.take(readLines(createReadStream(path), longestLine))
        if (rows.length === 0 && counts.left === 0) return failWith('failure.noRequests', {})
        push(rows)
        return ok({ file: basename(path), taken: rows.length, ...counts })
      } catch (error) {
        return failWith('failure.unread', { code: codeOf(error) })
      }
    },
  }
}

function unwritten(code: string): Failure {
  return code === 'ENOSPC' ? failWith('failure.diskFull', {}) : failWith('failure.unwritten', { code })
}

function codeOf(error: unknown): string {
  return isNodeError(error) ? (error.code ?? error.message) : String(error)
}

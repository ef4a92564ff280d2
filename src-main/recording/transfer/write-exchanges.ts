import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { assertNever } from '../../../shared/assert-never.ts'
import type { ExchangeDetail } from '../../../shared/exchange-detail.ts'
import type { ExportForm } from '../../../shared/exchange-export.ts'
import { reportExchange, reportStart, type ReportOptions } from './bug-report.ts'
import { writeExchangeLine } from './exchange-line.ts'
import { harEntries, harFrame, type HarOptions } from './har.ts'

export type ExportOptions = HarOptions & ReportOptions

/**
 * Writes exchanges into a file that only its owner can read, one after the other, so that however many there are, one is
 * held at a time. Rejects where that fails; what stood in the file before is then still there.
 *
 * @param details already redacted
 */
export async function writeExchanges(
  path: string,
  form: ExportForm,
  details: Iterable<ExchangeDetail>,
  options: ExportOptions,
): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}-${process.pid}-${randomBytes(6).toString('hex')}`)
  try {
    await pipeline(
      Readable.from(inTurns(textOf(form, details, options))),
      createWriteStream(draft, { mode: 0o600, flags: 'wx' }),
    )
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function* textOf(form: ExportForm, details: Iterable<ExchangeDetail>, options: ExportOptions): Iterable<string> {
  switch (form) {
    case 'jsonl':
      for (const detail of details) yield `${writeExchangeLine(detail)}\n`
      return
    case 'har': {
      const { start, end } = harFrame(options)
      yield start
      let separator = ''
      for (const detail of details) {
        for (const entry of harEntries(detail, options)) {
          yield separator + JSON.stringify(entry)
          separator = ',\n'
        }
      }
      yield end
      return
    }
    case 'report':
      yield reportStart(options)
      for (const detail of details) yield reportExchange(detail, options)
      return
    default:
      assertNever(form)
  }
}

/** Between two pieces the proxy's streams have their turn. */
async function* inTurns(pieces: Iterable<string>): AsyncIterable<string> {
  for (const piece of pieces) {
    yield piece
    await new Promise(setImmediate)
  }
}

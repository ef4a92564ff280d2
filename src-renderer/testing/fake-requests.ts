import type { ExchangeImport, ExportForm } from '../../shared/exchange-export.ts'
import type { CallHandlers } from '../../shared/ipc.ts'
import { fail, ok } from '../../shared/result.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { sampleExchange } from './samples.ts'

export interface FakeRequestFiles {
  /** What a chosen file brings; null where none is chosen. */
  readonly exchangeImport?: (ExchangeImport & { readonly rows: readonly ExchangeSummary[] }) | null
  /** How a replay stands when it has begun; what is not told is as in its original. */
  readonly replayed?: Partial<ExchangeSummary>
}

type FileHandlers = Pick<CallHandlers, 'requests.export' | 'requests.import' | 'requests.replay'>

/** Requests into files, from files, and sent again. */
export function fakeRequestHandlers(
  list: () => readonly ExchangeSummary[],
  add: (rows: readonly ExchangeSummary[]) => void,
  { exchangeImport = sampleExchangeImport, replayed = {} }: FakeRequestFiles,
): FileHandlers {
  const find = (id: string) => list().find((exchange) => exchange.id === id)
  return {
    'requests.export': ({ form, ids }) => {
      if (ids.some((id) => find(id) === undefined)) throw new Error('There is no such request to export.')
      return ok(`/home/you/${fileNames[form]}`)
    },
    'requests.import': () => {
      if (exchangeImport === null) return ok(null)
      const { rows, ...counts } = exchangeImport
      add(rows)
      return ok(counts)
    },
    'requests.replay': ({ id, destination }) => {
      const original = find(id)
      if (original === undefined) return fail('This request is no longer in memory.')
      const route =
        destination === null ? original.route : { ...destination, tier: 'direct' as const, reason: 'chosen' }
      const { isImported: _, ...own } = original
      const replay = { ...own, route, id: `replay-${list().length}`, startedAt: Date.now(), replayOf: id, ...replayed }
      add([replay])
      return ok({ id: replay.id })
    },
  }
}

const fileNames: Readonly<Record<ExportForm, string>> = {
  har: 'freecc-requests.har',
  jsonl: 'freecc-requests.jsonl',
  report: 'freecc-bug-report.md',
}

const sampleExchangeImport: ExchangeImport & { readonly rows: readonly ExchangeSummary[] } = {
  file: 'freecc-requests.jsonl',
  lines: 120,
  taken: 1,
  broken: 3,
  left: 0,
  rows: [sampleExchange({ id: 'imported-1-ex_9', requestedModel: 'claude-from-a-file', isImported: true })],
}

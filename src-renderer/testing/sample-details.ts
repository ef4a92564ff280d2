import type { ExchangeDetail, RecordedMessage } from '../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'

const unrecorded: RecordedMessage = { line: '', headers: [], body: { kind: 'not-recorded' } }

/** What there is of a request while bodies are not recorded. */
export function unrecordedDetail(summary: ExchangeSummary): ExchangeDetail {
  return {
    summary,
    clientRequest: unrecorded,
    upstreamRequest: null,
    upstreamAnswer: null,
    clientAnswer: null,
    events: [],
  }
}

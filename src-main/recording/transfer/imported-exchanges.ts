import { isRunning, type ExchangeSummary } from '../../../shared/request-log.ts'
import type { ExchangeDetail, RecordedMessage } from '../../../shared/exchange-detail.ts'
import type { Redact } from '../../logging/pattern-redactor.ts'
import { redactStrings } from '../redact-recorded.ts'
import { readExchangeLine } from './exchange-line.ts'

/** Requests from files: shown beside those that came, and counted nowhere. */
export interface ImportedExchanges {
  readonly list: () => readonly ExchangeSummary[]
  readonly find: (id: string) => ExchangeDetail | null
  /** Takes the lines of a file in. */
  readonly take: (lines: AsyncIterable<string | null>) => Promise<Taken>
  readonly clear: () => void
}

export interface Taken {
  readonly rows: readonly ExchangeSummary[]
  readonly lines: number
  readonly broken: number
  readonly left: number
}

export interface ImportLimits {
  /** Of all imports together. */
  readonly rows: number
  /** What their lines held together, in characters; those beyond it are kept without their bodies. */
  readonly characters: number
}

export const importLimits: ImportLimits = { rows: 10_000, characters: 64 * 1024 * 1024 }

/** @param redact hides on the way in what is in a file of somebody else's, and again on the way out */
export function createImportedExchanges(redact: Redact, limits: ImportLimits = importLimits): ImportedExchanges {
  const kept = new Map<string, ExchangeDetail>()
  let characters = 0
  let imports = 0

  function keep(detail: ExchangeDetail, length: number, idOf: (id: string) => string): ExchangeSummary {
    const { replayOf, ...summary } = detail.summary
    const marked: ExchangeSummary = {
      ...summary,
      id: idOf(summary.id),
      ...(replayOf !== undefined && { replayOf: idOf(replayOf) }),
      // Nothing more comes of it here.
      state: isRunning(summary) ? 'aborted' : summary.state,
      isImported: true,
    }
    const hasRoom = characters + length <= limits.characters
    const { summary: row, ...messages } = redactStrings(
      { ...(hasRoom ? detail : withoutBodies(detail)), summary: marked },
      redact,
    )
    if (hasRoom) characters += length
    kept.set(row.id, { ...messages, summary: row })
    return row
  }

  return {
    list: () => [...kept.values()].map(({ summary }) => summary),
    find(id) {
      const detail = kept.get(id)
      return detail === undefined ? null : redactStrings(detail, redact)
    },
    async take(lines) {
      imports += 1
      // The same request may be in the list already, from here or from another file.
      const prefix = `imported-${imports}-`
      const idOf = (id: string) => prefix + id.replace(/^(?:imported-\d+-)+/, '')
      const rows = new Map<string, ExchangeSummary>()
      const counts = { lines: 0, broken: 0, left: 0 }
      for await (const line of lines) {
        if (line?.trim() === '') continue
        counts.lines += 1
        if (kept.size >= limits.rows) {
          counts.left += 1
          continue
        }
        const detail = line === null ? null : readExchangeLine(line)
        if (detail === null) counts.broken += 1
        else {
          const row = keep(detail, line?.length ?? 0, idOf)
          rows.set(row.id, row)
        }
        await new Promise(setImmediate)
      }
      return { rows: [...rows.values()], ...counts }
    },
    clear() {
      kept.clear()
      characters = 0
    },
  }
}

function withoutBodies(detail: ExchangeDetail): ExchangeDetail {
  const strip = (message: RecordedMessage): RecordedMessage => ({ ...message, body: { kind: 'dropped' } })
  const { clientRequest, upstreamRequest, upstreamAnswer, clientAnswer } = detail
  return {
    ...detail,
    clientRequest: strip(clientRequest),
    upstreamRequest: upstreamRequest && strip(upstreamRequest),
    upstreamAnswer: upstreamAnswer && strip(upstreamAnswer),
    clientAnswer: clientAnswer && strip(clientAnswer),
    events: [],
  }
}

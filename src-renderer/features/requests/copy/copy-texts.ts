import { curlCommand } from '../../../../shared/curl-command.ts'
import { errorReport } from '../../../../shared/error-report.ts'
import type { ExchangeDetail, RecordedMessage } from '../../../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'

/** What can be taken along from a request. */
export const copyKinds = ['upstreamCurl', 'clientCurl', 'requestBody', 'answerBody', 'report'] as const
export type CopyKind = (typeof copyKinds)[number]

interface Source {
  readonly exchange: ExchangeSummary
  /** Null where it is not there. */
  readonly detail: ExchangeDetail | null
  /** Where FreeCC listens. */
  readonly url: string
  readonly version: string
}

/** The text to copy, or null where what it is made of was not recorded. Keys were hidden when it was. */
export function textToCopy(kind: CopyKind, { exchange, detail, url, version }: Source): string | null {
  switch (kind) {
    case 'upstreamCurl':
      return curlOf(detail?.upstreamRequest, url, 'API_KEY')
    case 'clientCurl':
      return curlOf(detail?.clientRequest, url, 'ANTHROPIC_AUTH_TOKEN')
    case 'requestBody':
      return bodyOf(detail?.clientRequest)
    case 'answerBody':
      return bodyOf(detail?.clientAnswer)
    case 'report':
      return errorReport(exchange, version)
  }
}

function curlOf(message: RecordedMessage | null | undefined, baseUrl: string, keyVariable: string): string | null {
  return message == null ? null : curlCommand(message, { baseUrl, keyVariable })
}

function bodyOf(message: RecordedMessage | null | undefined): string | null {
  return message?.body.kind === 'text' && message.body.text !== '' ? message.body.text : null
}

import type { ExchangeDetail, RecordedBody, RecordedMessage } from '../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { Redact } from '../logging/pattern-redactor.ts'
import { margin, textOf, type KeptBody } from './kept-body.ts'
import { isStream, recordedEvents } from './recorded-events.ts'
import type { KeptMessage, Recording } from './recordings.ts'
import { redactHeaders, redactStrings } from './redact-recorded.ts'
import { redactStream } from './redact-stream.ts'

/** A recording as it may leave: everything in it redacted. */
export function readRecording(
  summary: ExchangeSummary,
  recording: Recording | 'dropped' | null,
  redact: Redact,
): ExchangeDetail {
  const told = redactStrings(summary, redact)
  if (recording === null) return withoutMessages(told, { kind: 'not-recorded' })
  if (recording === 'dropped') return withoutMessages(told, { kind: 'dropped' })
  const read = (message: KeptMessage | null) => message && readMessage(message, redact)
  const { clientRequest, upstreamRequest, upstreamAnswer, clientAnswer } = recording
  return {
    summary: told,
    clientRequest: read(clientRequest) ?? emptyMessage({ kind: 'not-recorded' }),
    upstreamRequest: read(upstreamRequest),
    upstreamAnswer: read(upstreamAnswer),
    clientAnswer: read(clientAnswer),
    events: clientAnswer !== null && isStream(clientAnswer.body) ? recordedEvents(clientAnswer.body) : [],
  }
}

function withoutMessages(summary: ExchangeSummary, body: RecordedBody): ExchangeDetail {
  return {
    summary,
    clientRequest: emptyMessage(body),
    upstreamRequest: null,
    upstreamAnswer: null,
    clientAnswer: null,
    events: [],
  }
}

function emptyMessage(body: RecordedBody): RecordedMessage {
  return { line: '', headers: [], body }
}

function readMessage({ line, headers, body }: KeptMessage, redact: Redact): RecordedMessage {
  return { line: redact(line), headers: redactHeaders(headers, redact), body: readBody(body, redact) }
}

function readBody(body: KeptBody, redact: Redact): RecordedBody {
  const whole = textOf(body)
  const text = isStream(body) ? redactStream(whole, redact) : redact(whole)
  return { kind: 'text', text: body.isCut ? text.slice(0, -margin) : text, bytes: body.bytes, isCut: body.isCut }
}

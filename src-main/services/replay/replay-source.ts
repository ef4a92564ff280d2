import type { ExchangeDetail } from '../../../shared/exchange-detail.ts'
import { failWith } from '../../../shared/i18n/words.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { textOf } from '../../recording/kept-body.ts'
import type { Recording } from '../../recording/recordings.ts'

/** What of a recorded request is sent again. May hold secrets: it goes to a provider and nowhere else. */
export interface ReplaySource {
  /** Those that say how the request is meant; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** What a provider or a codec goes by; what belonged to the one connection is made anew. */
const meaningful = /^(?:anthropic-[\w-]+|x-claude-code-[\w-]+|x-stainless-[\w-]+|x-app|user-agent)$/

/** From what is in memory, as it came. */
export function sourceOfRecording(recording: Recording | 'dropped' | null): Result<ReplaySource> {
  if (recording === 'dropped') return failWith('failure.bodyDropped', {})
  const request = recording?.clientRequest ?? null
  if (request === null) return failWith('failure.bodyUnrecorded', {})
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const)
  return readSource(headers, textOf(request.body), request.body.isCut)
}

/** From a file, in which secrets were hidden. */
export function sourceOfDetail({ clientRequest: { headers, body } }: ExchangeDetail): Result<ReplaySource> {
  if (body.kind === 'dropped') return failWith('failure.bodyDropped', {})
  return body.kind === 'text' ? readSource(headers, body.text, body.isCut) : failWith('failure.bodyUnrecorded', {})
}

function readSource(
  headers: readonly (readonly [name: string, value: string])[],
  text: string,
  isCut: boolean,
): Result<ReplaySource> {
  if (isCut) return failWith('failure.bodyCut', {})
  const body = parse(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return failWith('failure.noRequest', {})
  }
  const kept = headers.filter(([name]) => meaningful.test(name.toLowerCase()))
  return ok({
    headers: Object.fromEntries(kept.map(([name, value]) => [name.toLowerCase(), value])),
    body: body as Readonly<Record<string, unknown>>,
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

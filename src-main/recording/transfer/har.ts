import type { ExchangeDetail, RecordedBody, RecordedMessage } from '../../../shared/exchange-detail.ts'

/**
 * HTTP Archive 1.2, as browsers and proxies read it: for each exchange what the client asked and, where an upstream was
 * asked, what the last attempt came to.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export interface HarOptions {
  readonly version: string
  /** Where FreeCC listens; what a line without a host is relative to. */
  readonly baseUrl: string
}

/** Of one body: viewers of such files keep all of them in memory. In characters. */
export const longestHarBody = 500_000

/** What stands before the entries, with commas between them, and after them. */
export function harFrame({ version }: HarOptions): { readonly start: string; readonly end: string } {
  const creator = { name: 'FreeCC', version, comment: 'Keys and hidden patterns are replaced by [hidden].' }
  return { start: `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[\n`, end: '\n]}}\n' }
}

/** One or two entries. */
export function harEntries(detail: ExchangeDetail, options: HarOptions): readonly object[] {
  const { summary, clientRequest, clientAnswer, upstreamRequest, upstreamAnswer } = detail
  const { attempts, firstByteMs, firstOutputMs, durationMs, startedAt } = summary
  const { requestedModel, refused, route } = summary
  const end = durationMs ?? firstOutputMs ?? 0
  const own = { ...clientRequest, line: clientRequest.line || (refused ?? 'POST /v1/messages') }
  const client = entry({
    request: own,
    answer: clientAnswer,
    status: summary.status,
    startedAt,
    waitedMs: Math.min(firstOutputMs ?? end, end),
    tookMs: end,
    comment: `${summary.id}: from the client, who asked for ${requestedModel === '' ? 'no model' : requestedModel}`,
  })
  const last = attempts.at(-1)
  if (upstreamRequest === null || last === undefined) return [client]
  const tookMs = last.duration ?? 0
  const waitedMs = Math.min(Math.max(0, (firstByteMs ?? last.startedAt) - last.startedAt), tookMs)
  const upstream = entry({
    request: upstreamRequest,
    answer: upstreamAnswer,
    status: last.upstreamStatus,
    startedAt: startedAt + last.startedAt,
    waitedMs,
    tookMs,
    comment: `${summary.id}: to ${route?.provider ?? last.provider}, as ${route?.model ?? last.model}`,
  })
  return [client, upstream]

  function entry({ request, answer, status, waitedMs, tookMs, comment, ...at }: Side): object {
    return {
      startedDateTime: new Date(at.startedAt).toISOString(),
      time: tookMs,
      request: harRequest(request, options.baseUrl),
      response: harResponse(answer, status),
      cache: {},
      timings: { send: 0, wait: waitedMs, receive: tookMs - waitedMs },
      comment,
    }
  }
}

interface Side {
  readonly request: RecordedMessage
  readonly answer: RecordedMessage | null
  readonly status: number | null
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly waitedMs: number
  readonly tookMs: number
  readonly comment: string
}

function harRequest({ line, headers, body }: RecordedMessage, baseUrl: string): object {
  const [, method = 'POST', target = line] = /^([A-Z]+) (.*)$/.exec(line) ?? []
  const url = target.startsWith('/') ? baseUrl.replace(/\/$/, '') + target : target
  const { text, comment } = harText(body)
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: harHeaders(headers),
    queryString: queryOf(url),
    postData: { mimeType: typeOf(headers), params: [], text, ...(comment !== null && { comment }) },
    headersSize: -1,
    bodySize: sizeOf(body),
  }
}

function harResponse(answer: RecordedMessage | null, status: number | null): object {
  const headers = answer?.headers ?? []
  const { text, comment } = answer === null ? { text: '', comment: 'No answer was recorded.' } : harText(answer.body)
  return {
    // 0 is what browsers write where there was no answer.
    status: status ?? 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: harHeaders(headers),
    content: {
      size: answer === null ? 0 : Math.max(0, sizeOf(answer.body)),
      mimeType: typeOf(headers),
      text,
      ...(comment !== null && { comment }),
    },
    redirectURL: '',
    headersSize: -1,
    bodySize: answer === null ? -1 : sizeOf(answer.body),
  }
}

/** What is there of a body, and why the rest is not. */
function harText(body: RecordedBody): { readonly text: string; readonly comment: string | null } {
  switch (body.kind) {
    case 'not-recorded':
      return { text: '', comment: 'Left out: bodies were not recorded.' }
    case 'dropped':
      return { text: '', comment: 'Left out: it had made room for newer ones.' }
    case 'text':
      if (body.text.length > longestHarBody) {
        return {
          text: '',
          comment: `Left out: ${body.bytes} bytes are more than the ${longestHarBody} that are written here of one body.`,
        }
      }
      return { text: body.text, comment: body.isCut ? `Only the beginning of ${body.bytes} bytes was recorded.` : null }
  }
}

function sizeOf(body: RecordedBody): number {
  return body.kind === 'text' ? body.bytes : -1
}

function harHeaders(headers: RecordedMessage['headers']): readonly object[] {
  return headers.map(([name, value]) => ({ name, value }))
}

function typeOf(headers: RecordedMessage['headers']): string {
  return headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/json'
}

function queryOf(url: string): readonly object[] {
  if (!URL.canParse(url)) return []
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }))
}

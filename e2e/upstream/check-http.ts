import type { IncomingMessage } from 'node:http'

export interface ExpectedHttp {
  /** Path of the endpoint, without query. */
  readonly path: string
  /** `host:port` that the request must name. */
  readonly host: string
  /** Headers that must come with exactly these values, the one with the key among them; lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** What any HTTP client sends, and Node's `fetch` with it. Everything else is the client's (edge cases 265 and 266). */
const transportHeaders = [
  ...['host', 'connection', 'content-length', 'content-type', 'accept', 'accept-encoding'],
  ...['accept-language', 'sec-fetch-mode', 'user-agent'],
]

/** What is wrong with the request line and the headers; empty if all is well. */
export function checkHttp(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  expected: ExpectedHttp,
): readonly string[] {
  const { headers } = request
  const violations = [
    request.method === 'POST' ? null : `the method is ${request.method}, not POST`,
    request.url === expected.path ? null : `the path is ${request.url}, not ${expected.path}`,
    headers.host === expected.host ? null : `the host header is ${headers.host}, not ${expected.host}`,
    /^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')
      ? null
      : `the content type is ${headers['content-type']}, not application/json`,
    /claude/i.test(headers['user-agent'] ?? '') ? "the client's user agent was passed on" : null,
    ...Object.entries(expected.headers)
      .filter(([name, value]) => headers[name] !== value)
      .map(([name, value]) => `the header ${name} is ${headers[name] as string}, not ${value}`),
    ...Object.keys(headers)
      .filter((name) => !(name in expected.headers) && !transportHeaders.includes(name))
      .map((name) => `the header ${name} has no business here`),
  ]
  return violations.filter((violation) => violation !== null)
}

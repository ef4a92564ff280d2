import type { IncomingMessage } from 'node:http'

export interface ExpectedHttp {
  /** Path of the endpoint, without query. */
  readonly path: string
  /** `host:port` that the request must name. */
  readonly host: string
  /** Null where the server needs no key: then none may come. */
  readonly key: string | null
}

/** Headers of Claude Code and of its API that are nobody else's business (edge cases 265 and 266). */
const clientHeader = /^(anthropic-|x-claude-|x-stainless-|x-app$|x-api-key$|cookie$|origin$|referer$)/

/** What is wrong with the request line and the headers; empty if all is well. */
export function checkHttp(request: IncomingMessage, expected: ExpectedHttp): readonly string[] {
  const { headers } = request
  const authorization = expected.key === null ? undefined : `Bearer ${expected.key}`
  const violations = [
    request.method === 'POST' ? null : `the method is ${request.method}, not POST`,
    request.url === expected.path ? null : `the path is ${request.url}, not ${expected.path}`,
    headers.host === expected.host ? null : `the host header is ${headers.host}, not ${expected.host}`,
    headers.authorization === authorization ? null : 'the authorization header is not the key of this upstream',
    /^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')
      ? null
      : `the content type is ${headers['content-type']}, not application/json`,
    /claude/i.test(headers['user-agent'] ?? '') ? "the client's user agent was passed on" : null,
    ...Object.keys(headers)
      .filter((name) => clientHeader.test(name))
      .map((name) => `the client's header ${name} was passed on`),
  ]
  return violations.filter((violation) => violation !== null)
}

import type { IncomingHttpHeaders } from 'node:http'
import { bodyOf, startUpstream } from './start.ts'

export const project = 'my-project'
export const location = 'europe-west4'

/** What was asked, if it was asked as documented. */
export interface VertexCall {
  readonly publisher: 'anthropic' | 'google' | 'partner'
  readonly model: string
  /** Such as `rawPredict`. */
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

interface VertexAnswer {
  readonly status?: number
  readonly body: object | string
}

export interface FakeVertex {
  readonly url: string
  readonly calls: VertexCall[]
  /** Tokens that are refused although they are Google's. */
  readonly revoked: Set<string>
  answer: (call: VertexCall) => VertexAnswer
}

const knownBetas =
  /^(context-management|interleaved-thinking|tool-search-tool|per-turn-control|dangerous-tool-use|thinking-display)-/

/** The fields that only a beta brings, and its name's beginning. */
const betaFields: Readonly<Record<string, string>> = {
  context_management: 'context-management',
  safeguards: 'dangerous-tool-use',
  mcp_servers: 'never',
  speed: 'never',
}

/** Vertex AI on loopback. It takes what is documented and refuses everything else, in Google's or in Claude's words. */
export async function startFakeVertex(isIssued: (token: string) => boolean): Promise<FakeVertex> {
  const fake: { -readonly [Name in keyof FakeVertex]: FakeVertex[Name] } = {
    url: '',
    calls: [],
    revoked: new Set(),
    answer: () => ({ body: {} }),
  }
  const { url } = await startUpstream((incoming, response) => {
    void bodyOf(incoming).then((text) => {
      const { status = 200, body } = judge(incoming.method, incoming.url ?? '', incoming.headers, text)
      const isStream = typeof body === 'string'
      response.writeHead(status, { 'content-type': isStream ? 'text/event-stream' : 'application/json' })
      response.end(isStream ? body : JSON.stringify(body))
    })
  })
  fake.url = url

  function judge(method: string | undefined, path: string, headers: IncomingHttpHeaders, text: string): VertexAnswer {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    if (token === undefined || !isIssued(token) || fake.revoked.has(token)) {
      return refuse(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
    }
    if (headers['x-api-key'] !== undefined || headers['x-goog-api-key'] !== undefined) {
      return refuse(400, 'INVALID_ARGUMENT', 'Two ways to sign in.')
    }
    const place = `/v1/projects/${project}/locations/${location}`
    const call =
      path.startsWith(`${place}/`) && method === 'POST' ? read(path.slice(place.length), headers, text) : null
    if (call === null) return refuse(404, 'NOT_FOUND', `There is no ${path}.`)
    fake.calls.push(call)
    return wrongBody(call) ?? fake.answer(call)
  }
  return fake
}

function read(path: string, headers: IncomingHttpHeaders, text: string): VertexCall | null {
  const body = JSON.parse(text) as Record<string, unknown>
  if (path === '/endpoints/openapi/chat/completions') {
    return { publisher: 'partner', model: String(body['model']), method: 'chat', headers, body, text }
  }
  const [, publisher, model, method] = /^\/publishers\/(\w+)\/models\/([\w.@-]+):(\w+)(\?alt=sse)?$/.exec(path) ?? []
  if (publisher !== 'anthropic' && publisher !== 'google') return null
  return { publisher, model: model ?? '', method: method ?? '', headers, body, text }
}

function wrongBody({ publisher, model, method, headers, body }: VertexCall): VertexAnswer | null {
  switch (publisher) {
    case 'partner':
      return /^[\w-]+\/[\w.-]+$/.test(model) ? null : refuse(400, 'INVALID_ARGUMENT', `Malformed model ${model}.`)
    case 'google':
      return Array.isArray(body['contents']) ? null : refuse(400, 'INVALID_ARGUMENT', 'contents is missing')
    case 'anthropic': {
      if (body['anthropic_version'] !== 'vertex-2023-10-16') return complain('anthropic_version: Field required')
      if ('anthropic_beta' in body) return complain('anthropic_beta: Extra inputs are not permitted')
      const isCount = model === 'count-tokens'
      if ('model' in body !== isCount) return complain('model: Extra inputs are not permitted')
      if ((method === 'streamRawPredict') !== (body['stream'] === true)) return complain('stream: wrong method')
      const betas = String(headers['anthropic-beta'] ?? '')
        .split(',')
        .filter(Boolean)
      const unknown = betas.filter((beta) => isCount || !knownBetas.test(beta))
      if (unknown.length > 0) {
        return complain(`Unexpected value(s) \`${unknown.join('`, `')}\` for the \`anthropic-beta\` header.`)
      }
      const extra = Object.entries(betaFields).find(
        ([field, beta]) => field in body && !betas.some((name) => name.startsWith(beta)),
      )
      return extra === undefined ? null : complain(`${extra[0]}: Extra inputs are not permitted`)
    }
  }
}

function refuse(code: number, status: string, message: string): VertexAnswer {
  return { status: code, body: { error: { code, message, status } } }
}

function complain(message: string): VertexAnswer {
  return {
    status: 400,
    body: { type: 'error', error: { type: 'invalid_request_error', message }, request_id: 'req_vrtx_1' },
  }
}

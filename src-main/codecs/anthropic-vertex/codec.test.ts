import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { capturedRequests, hasRecordings, interactions, recordings } from '../../testing/recordings.ts'
import { sealReasoning } from '../reasoning-envelope.ts'
import { anthropicVertexCodec } from './codec.ts'

const version = '"anthropic_version":"vertex-2023-10-16"'

function ask(text: string, headers: Record<string, string> = {}, model = 'claude-sonnet-4-5@20250929') {
  const asked = {
    body: Buffer.from(text),
    request: JSON.parse(text) as MessagesRequest,
    headers,
    path: '/v1/messages?beta=true',
  }
  return {
    sent: anthropicVertexCodec.spliceRequest(asked, model),
    counted: anthropicVertexCodec.spliceCount(asked, model),
  }
}

describe('a request to Claude on Vertex AI', () => {
  it('91: has the model in its path and the version in its body, every other byte as it came', () => {
    const rest = '"x_new": {"b":1.0,"a":1e2},\n "max_tokens":5,\t"messages":[{"role":"user","content":"h\\u00e9"}] }'
    const { sent } = ask(`{ "model" : "claude-opus-5-5",  ${rest}`)
    expect(sent.path).toBe('/models/claude-sonnet-4-5@20250929:rawPredict')
    expect(sent.body.toString()).toBe(`{${version}, ${rest}`)
    expect(sent.headers).toEqual({})
    expect(sent.losses).toEqual([])
  })

  it('is a stream where the client wants one', () => {
    const { sent } = ask('{"messages":[],"stream":true,"model":"m"}')
    expect(sent.path).toMatch(/:streamRawPredict$/)
    expect(sent.body.toString()).toBe(`{${version},"messages":[],"stream":true}`)
  })

  it('replaces a version that the client wrote, and every model', () => {
    const { sent } = ask('{"anthropic_version":"x","model":"a","messages":[],"model":"b"}')
    expect(sent.body.toString()).toBe(`{${version},"messages":[]}`)
  })

  it.each([
    ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5@20250929'],
    ['claude-opus-4-6', 'claude-opus-4-6'],
    ['claude-3-5-haiku@20241022', 'claude-3-5-haiku@20241022'],
    ['claude/../../gemini', 'claude%2F..%2F..%2Fgemini'],
  ])('names the model %s as Vertex AI does', (model, name) => {
    expect(ask('{"messages":[]}', {}, model).sent.path).toBe(`/models/${name}:rawPredict`)
  })

  it('266: passes the betas that are known there, by their names there, and no other', () => {
    const header = 'claude-code-20250219, context-management-2025-06-27,advanced-tool-use-2025-11-20,constructor,x'
    const { sent } = ask('{"messages":[]}', { 'anthropic-beta': header, 'anthropic-version': '2023-06-01' })
    expect(sent.headers).toEqual({ 'anthropic-beta': 'context-management-2025-06-27,tool-search-tool-2025-10-19' })
  })

  it('266: leaves out a field together with its beta, and says so', () => {
    const text = '{"speed":"fast","messages":[],"context_management":{"edits":[]},"constructor":1,"safeguards":[]}'
    const { sent } = ask(text, { 'anthropic-beta': 'fast-mode-2026-02-01,context-management-2025-06-27' })
    expect(sent.body.toString()).toBe(`{${version},"messages":[],"context_management":{"edits":[]},"constructor":1}`)
    expect(sent.losses.map(({ action, field }) => [action, field])).toEqual([
      ['dropped', 'speed'],
      ['dropped', 'safeguards'],
    ])
  })

  it('211: has no thinking of another maker', () => {
    const foreign = JSON.stringify({
      type: 'thinking',
      thinking: 'Hm',
      signature: sealReasoning({ origin: 'deepseek', field: 'reasoning_content' }),
    })
    const message = (content: string) => `{"messages":[{"role":"assistant","content":[${content}]}]}`
    const text = '{"type":"text","text":"ok"}'
    const { sent } = ask(message(`${foreign},${text}`))
    expect(sent.body.toString()).toBe(message(text).replace('{', `{${version},`))
    expect(sent.losses).toHaveLength(1)
  })
})

describe('a question for a count', () => {
  it('241: goes to the place where Claude counts, with what all of its models take', () => {
    const { counted } = ask(
      '{"model":"claude-x","messages":[],"context_management":{},"tools":[],"metadata":{},"stream":true,"system":"s"}',
      { 'anthropic-beta': 'token-counting-2024-11-01,interleaved-thinking-2025-05-14' },
      'claude-haiku-4-5-20251001',
    )
    expect(counted.path).toBe('/models/count-tokens:rawPredict')
    expect(counted.headers).toEqual({})
    expect(JSON.parse(counted.body.toString())).toEqual({
      anthropic_version: 'vertex-2023-10-16',
      model: 'claude-haiku-4-5@20251001',
      messages: [],
      tools: [],
      system: 's',
    })
  })
})

describe('an error', () => {
  const provider = findProvider('vertex')!
  const decode = (status: number, body: object) =>
    anthropicVertexCodec.decodeError?.(
      { status, headers: {}, body: JSON.stringify(body) },
      { provider, keyVariables: [], model: 'claude-opus-4-6', estimatedInputTokens: 9 },
    )
  const google = (code: number, status: string, message: string) => ({ error: { code, status, message } })
  const model = 'projects/p/locations/us-central1/publishers/anthropic/models/claude-opus-4-6'

  it("258: passes as it is where it is Claude's own", () => {
    const body = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, request_id: 'req_vrtx_1' }
    expect(decode(529, body)).toBeNull()
  })

  it.each([
    ['NOT_FOUND', 404, `Publisher Model \`${model}\` was not found or your project does not have access to it.`],
    ['FAILED_PRECONDITION', 400, `Publisher Model \`${model}\` is not servable in region us-central1.`],
  ])('names the location that lacks the model (%s)', (status, code, message) => {
    const failed = decode(code, google(code, status, message))
    expect(failed).toMatchObject({ type: 'not_found_error', status: 404, shouldRetry: false })
    expect(failed?.message).toMatch(/"claude-opus-4-6" is not in the location us-central1.*VERTEX_LOCATION/)
  })

  it('says what an account lacks', () => {
    const failed = decode(403, google(403, 'PERMISSION_DENIED', "Permission 'aiplatform.endpoints.predict' denied"))
    expect(failed).toMatchObject({ type: 'permission_error', status: 403, shouldRetry: false })
    expect(failed?.message).toContain('role "Vertex AI User"')
    expect(failed?.message).not.toContain('API key')
  })

  it('251: is a rate limit where a quota is exceeded, in a list too', () => {
    const message =
      'Quota exceeded for aiplatform.googleapis.com/online_prediction_input_tokens_per_minute_per_base_model ' +
      'with base model: anthropic-claude-opus-4-6. Please submit a quota increase request.'
    expect(decode(429, [google(429, 'RESOURCE_EXHAUSTED', message)])).toMatchObject({
      type: 'rate_limit_error',
      status: 429,
    })
  })

  it('of something else on the way is told as such', () => {
    expect(
      anthropicVertexCodec.decodeError?.(
        { status: 502, headers: {}, body: '<html>Bad gateway</html>' },
        { provider, keyVariables: [], model: 'm', estimatedInputTokens: 9 },
      ),
    ).toMatchObject({ status: 529 })
  })
})

describe.skipIf(!hasRecordings)('recorded requests in the frame of Vertex AI', () => {
  const recorded = recordings('anthropic-messages')
    .flatMap((recording) => interactions(recording))
    .flatMap(({ request: { uri, body } }) => (uri.includes('/v1/messages') && isRequest(body) ? [body] : []))
  const captured = capturedRequests().map(({ body, headers }) => ({ body, headers }))
  const all = [...recorded.map((body) => ({ body, headers: {} })), ...captured]

  it('are many', () => {
    expect(recorded.length).toBeGreaterThan(50)
    expect(captured.length).toBeGreaterThan(10)
  })

  it.each(all.map(({ body, headers }, index) => [index, body, headers] as const))(
    '91: request %i keeps everything but its model and fields without their beta',
    (_, body, headers) => {
      const { sent, counted } = ask(JSON.stringify(body), headers)
      const dropped = sent.losses.map(({ field }) => field)
      const { model: __, ...rest } = body as Record<string, unknown>
      const kept = Object.fromEntries(Object.entries(rest).filter(([field]) => !dropped.includes(field)))
      expect(JSON.parse(sent.body.toString())).toEqual({ anthropic_version: 'vertex-2023-10-16', ...kept })
      expect(dropped.filter((field) => !['mcp_servers', 'container', 'context_management'].includes(field))).toEqual([])
      expect(JSON.parse(counted.body.toString())).not.toHaveProperty('max_tokens')
    },
  )
})

function isRequest(body: unknown): body is object {
  return typeof body === 'object' && body !== null && 'messages' in body
}

import { describe, expect, it } from 'vitest'
import { sealReasoning } from '../codecs/reasoning-envelope.ts'
import { bodyOf, postMessages, startProxy, startUpstream } from './testing/start.ts'

/** Odd spacing, escapes, unknown fields and key order: nothing that re-serialising would keep. */
const oddBody = (model: string, thinking = '') =>
  `{ "messages":[{"role":"user","content":"h\\u00e9llo"},{"role":"assistant","content":[${thinking}{"type":"text","text":"ok"}]},` +
  `{"role":"user","content":"go"}],\n  "x_new": {"b":1.0,"a":1e2}, "model" : "${model}",\t"max_tokens":5}`

interface Seen {
  url: string | undefined
  headers: NodeJS.Dict<string | string[]>
  body: string
}

async function startClaudeHost(status: number, answer: string, headers: Record<string, string>) {
  const seen: Seen[] = []
  const upstream = await startUpstream((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      seen.push({ url: incoming.url, headers: incoming.headers, body })
      response.writeHead(status, headers).end(answer)
    })
  })
  return { seen, ...(await startProxy({ provider: 'anthropic', baseUrl: upstream.url, model: 'claude-opus-5-5' })) }
}

describe('passing through to a Claude host', () => {
  it('315: changes nothing in the body but the value of model', async () => {
    const { url, seen } = await startClaudeHost(200, '{"type":"message"}', { 'content-type': 'application/json' })
    await postMessages(url, oddBody('claude-opus-4-1'))
    expect(seen[0]?.body).toBe(oddBody('claude-opus-5-5'))
    expect(seen[0]?.url).toBe('/v1/messages?beta=true')
  })

  it('ends the last event where only its blank line is missing', async () => {
    const answer = 'event: message_stop\ndata: {"type":"message_stop"}'
    const { url } = await startClaudeHost(200, answer, { 'content-type': 'text/event-stream' })
    const response = await postMessages(url, oddBody('claude-opus-5-5'))
    expect(await response.text()).toBe(`${answer}\n\n`)
  })

  it('211: removes thinking that another provider minted', async () => {
    const { url, seen } = await startClaudeHost(200, '{}', { 'content-type': 'application/json' })
    const signature = sealReasoning({ origin: 'deepseek', field: 'reasoning_content' })
    await postMessages(
      url,
      oddBody('claude-opus-5-5', `{"type":"thinking","thinking":"hm","signature":"${signature}"},`),
    )
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual(JSON.parse(oddBody('claude-opus-5-5')))
  })

  it('265, 266: forwards betas as they came and its own key instead of the client’s', async () => {
    const { url, seen } = await startClaudeHost(200, '{}', { 'content-type': 'application/json' })
    const beta = 'claude-code-20250219, context-management-2025-06-27'
    await postMessages(url, oddBody('claude-opus-5-5'), {
      'anthropic-beta': beta,
      'anthropic-version': '2023-06-01',
      'x-api-key': 'client-key',
    })
    expect(seen[0]?.headers).toMatchObject({
      'anthropic-beta': beta,
      'anthropic-version': '2023-06-01',
      'x-api-key': 'upstream-key',
    })
    expect(seen[0]?.headers.authorization).toBeUndefined()
  })

  it('258: passes an error with its status, body and headers', async () => {
    const error = '{"type":"error","error":{"type":"invalid_request_error","message":"thinking: signature"}}  '
    const { url } = await startClaudeHost(400, error, {
      'content-type': 'application/json',
      'request-id': 'req_upstream',
      'x-should-retry': 'false',
      'anthropic-ratelimit-unified-status': 'rejected',
    })
    const response = await postMessages(url, oddBody('claude-opus-5-5'))
    expect(response.status).toBe(400)
    expect(await response.text()).toBe(error)
    expect(response.headers.get('request-id')).toBe('req_upstream')
    expect(response.headers.get('x-should-retry')).toBe('false')
    expect(response.headers.get('anthropic-ratelimit-unified-status')).toBe('rejected')
  })

  it('passes a stream byte for byte and notes its usage', async () => {
    const stream =
      'event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":7,"output_tokens":1}}}\n\n: note\n\n' +
      'event: message_delta\r\ndata: {"type":"message_delta","delta":{},"usage":{"output_tokens":5}}\r\n\r\nevent: message_stop\ndata: {"type":"message_stop"}\n\n'
    const { url, exchanges } = await startClaudeHost(200, stream, { 'content-type': 'text/event-stream' })
    expect(await (await postMessages(url, oddBody('claude-opus-5-5'))).text()).toBe(stream)
    await expect
      .poll(() => exchanges.at(-1))
      .toMatchObject({
        state: 'done',
        usage: { input_tokens: 7, output_tokens: 5 },
      })
  })

  it('241: asks the host for the token count', async () => {
    const { url, seen } = await startClaudeHost(200, '{"input_tokens":42}', { 'content-type': 'application/json' })
    const response = await fetch(`${url}/v1/messages/count_tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: oddBody('claude-opus-5-5'),
    })
    expect(await response.json()).toEqual({ input_tokens: 42 })
    expect(seen[0]?.url).toBe('/v1/messages/count_tokens')
  })

  it('238, 240: estimates where the host cannot count', async () => {
    const { url } = await startClaudeHost(500, 'oops', {})
    const response = await fetch(`${url}/v1/messages/count_tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: oddBody('claude-opus-5-5'),
    })
    expect(response.status).toBe(200)
    expect(((await response.json()) as { input_tokens: number }).input_tokens).toBeGreaterThan(0)
  })
})

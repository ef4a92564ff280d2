import type { RequestListener } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { findProvider, type WireFormat } from '../../../shared/providers/index.ts'
import type { UsableOption } from '../exchange/attempts.ts'
import { bodyOf, startUpstream } from '../testing/start.ts'
import { limits } from '../limits.ts'
import { createUpstreamClient } from '../upstream/upstream-client.ts'
import { createUpstreamCounts } from './upstream-counts.ts'

interface Seen {
  readonly url: string | undefined
  readonly authorization: string | undefined
  readonly body: unknown
}

/** A server that answers as told and remembers what it was asked. */
async function startServer(answer: RequestListener) {
  const seen: Seen[] = []
  const { url } = await startUpstream((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      seen.push({ url: incoming.url, authorization: incoming.headers.authorization, body: JSON.parse(body) })
      answer(incoming, response)
    })
  })
  return { url, seen }
}

const answering = (status: number, body: string) =>
  startServer((_incoming, response) => void response.writeHead(status).end(body))

function startCounts(now?: () => number) {
  const client = createUpstreamClient()
  onTestFinished(() => client.close())
  return createUpstreamCounts(client, limits, now)
}

function optionOf(id: string, wireFormat: WireFormat, baseUrl: string): UsableOption {
  const provider = findProvider(id)!
  const endpoint = provider.endpoints.find((own) => own.wireFormat === wireFormat)!
  const upstream = {
    connection: 'c',
    provider,
    endpoint,
    wireFormat,
    baseUrl,
    isOwnHost: false,
    keys: [],
    keyVariables: [],
  }
  return { usable: true, upstream, model: 'some-model' }
}

const request: MessagesRequest = {
  model: 'claude-opus-5-5',
  system: [
    { type: 'text', text: 'x-anthropic-billing-header: cc_version=1' },
    { type: 'text', text: 'Be brief.' },
  ],
  messages: [{ role: 'user', content: 'hello' }],
}
const tool = { name: 'Read', description: 'Reads a file.', input_schema: { type: 'object', properties: {} } }
const question = (asked: MessagesRequest = request) => ({
  request: asked,
  body: Buffer.from(JSON.stringify(asked)),
  headers: { authorization: 'Bearer clients-own', 'anthropic-beta': 'token-counting-2024-11-01' },
  path: '/v1/messages/count_tokens?beta=true',
})

describe('createUpstreamCounts', () => {
  it('147: asks about the model by the name that it has there, for what it is', async () => {
    const { url, seen } = await answering(200, '{"input_tokens":3}')
    const option = { ...optionOf('hosted_vllm', 'openai-chat', `${url}/v1`), model: 'my-own', baseModel: 'kimi-k3' }
    await startCounts().ask(question(), option, [])
    expect(seen[0]?.body).toMatchObject({ model: 'my-own' })
  })

  it("239: asks a server's Messages API for the prompt as it would be sent", async () => {
    const { url, seen } = await answering(200, '{"input_tokens":77}')
    const option = optionOf('hosted_vllm', 'openai-chat', `${url}/v1`)
    const asked = { ...request, max_tokens: 99, stream: true, tools: [tool] }
    expect(await startCounts().ask(question(asked), option, ['secret'])).toBe(77)
    expect(seen[0]).toMatchObject({ url: '/v1/messages/count_tokens', authorization: 'Bearer secret' })
    const body = seen[0]?.body as Record<string, unknown>
    expect(Object.keys(body).sort()).toEqual(['messages', 'model', 'system', 'thinking', 'tools'])
    expect(body['model']).toBe('some-model')
    expect(JSON.stringify(body)).not.toContain('billing')
  })

  it("asks Moonshot's own estimate, and nothing about prompts with tools", async () => {
    const { url, seen } = await answering(200, '{"data":{"total_tokens":80}}')
    const option = optionOf('moonshot', 'anthropic-compatible', `${url}/anthropic`)
    const counts = startCounts()
    expect(await counts.ask(question(), option, ['secret'])).toBe(80)
    expect(await counts.ask(question({ ...request, tools: [tool] }), option, ['secret'])).toBeNull()
    expect(seen).toHaveLength(1)
    expect(seen[0]?.url).toBe('/v1/tokenizers/estimate-token-count')
    expect(Object.keys(seen[0]?.body as object).sort()).toEqual(['messages', 'model'])
  })

  it('241: hands a Claude host the question as it came, without the credential of the client', async () => {
    const { url, seen } = await answering(200, '{"input_tokens":5}')
    expect(await startCounts().ask(question(), optionOf('anthropic', 'anthropic', url), ['secret'])).toBe(5)
    expect(seen[0]?.url).toBe('/v1/messages/count_tokens?beta=true')
    expect(seen[0]?.authorization).not.toBe('Bearer clients-own')
    expect(seen[0]?.body).toEqual({ ...request, model: 'some-model' })
  })

  it('asks nobody where none is known to count', async () => {
    const { url, seen } = await answering(200, '{"input_tokens":5}')
    expect(await startCounts().ask(question(), optionOf('ollama', 'openai-chat', `${url}/v1`), [])).toBeNull()
    expect(await startCounts().ask(question(), optionOf('openai', 'openai-chat', `${url}/v1`), ['k'])).toBeNull()
    expect(seen).toEqual([])
  })

  it('tries the next key when one is refused', async () => {
    const { url, seen } = await startServer((incoming, response) => {
      const isRevoked = incoming.headers.authorization === 'Bearer revoked'
      response.writeHead(isRevoked ? 401 : 200).end(isRevoked ? '{}' : '{"input_tokens":9}')
    })
    const option = optionOf('hosted_vllm', 'anthropic-compatible', url)
    expect(await startCounts().ask(question(), option, ['revoked', 'good'])).toBe(9)
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer revoked', 'Bearer good'])
  })

  it('never takes a key to where a redirect points', async () => {
    const elsewhere = await answering(200, '{"input_tokens":9}')
    const { url } = await startServer(
      (_incoming, response) => void response.writeHead(307, { location: elsewhere.url }).end(),
    )
    expect(await startCounts().ask(question(), optionOf('hosted_vllm', 'openai-chat', `${url}/v1`), ['k'])).toBeNull()
    expect(elsewhere.seen).toEqual([])
  })

  it.each([404, 405, 501])('leaves a server alone for ten minutes that says %i', async (status) => {
    let time = 0
    const { url, seen } = await answering(status, '{}')
    const counts = startCounts(() => time)
    const ask = () => counts.ask(question(), optionOf('custom_anthropic', 'anthropic-compatible', url), ['k'])
    expect([await ask(), await ask()]).toEqual([null, null])
    time = 599_999
    await ask()
    expect(seen).toHaveLength(1)
    time = 600_001
    await ask()
    expect(seen).toHaveLength(2)
  })

  it('leaves one that fails alone for half a minute', async () => {
    let time = 0
    const { url, seen } = await answering(503, 'down')
    const counts = startCounts(() => time)
    const ask = () => counts.ask(question(), optionOf('hosted_vllm', 'openai-chat', `${url}/v1`), ['k'])
    await ask()
    await ask()
    expect(seen).toHaveLength(1)
    time = 30_001
    await ask()
    expect(seen).toHaveLength(2)
  })

  it.each(['', '<html>', 'null', '[]', '{}', '{"input_tokens":0}', '{"input_tokens":-3}', '{"input_tokens":"12"}'])(
    '238: takes no count from %j',
    async (body) => {
      const { url } = await answering(200, body)
      expect(await startCounts().ask(question(), optionOf('hosted_vllm', 'openai-chat', `${url}/v1`), [])).toBeNull()
    },
  )

  it('gives up on a server that cannot be reached', async () => {
    const option = optionOf('hosted_vllm', 'openai-chat', 'http://127.0.0.1:1/v1')
    expect(await startCounts().ask(question(), option, [])).toBeNull()
  })
})

import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { ModelKnowledge } from '../models/model-knowledge.ts'
import { createProxy } from './create-proxy.ts'
import type { LiveExchange } from './proxy.ts'
import { postMessages, smallRequest, startChatStream, startProxy, startUpstream } from './testing/start.ts'

const answering = () =>
  startUpstream((_incoming, response) => {
    const stream = startChatStream(response)
    stream.chunk({ content: 'hello ' })
    stream.chunk({ content: 'world' })
    stream.finish()
  })

const price = { input: 3, output: 15 }
const models: ModelKnowledge = {
  find: () => ({ price }),
  list: () => [],
  revision: () => 0,
  learn: () => {},
  update: () => {},
}

describe('what the request log learns of an exchange', () => {
  it('times, characters, cost, session and subagent', async () => {
    const { url, exchanges } = await startProxy({ baseUrl: (await answering()).url, models })
    const headers = { 'x-claude-code-session-id': 's1', 'x-claude-code-agent-id': 'a1' }
    await (await postMessages(url, { ...smallRequest, stream: true }, headers)).text()
    const last = exchanges.at(-1)
    expect(last).toMatchObject({
      state: 'done',
      sessionId: 's1',
      agentId: 'a1',
      outputCharacters: 'hello world'.length,
      error: null,
      errorType: null,
      refused: null,
    })
    expect(last?.cost).toBeCloseTo((9 * price.input + 2 * price.output) / 1e6, 12)
    const { sentMs, firstByteMs, firstOutputMs, durationMs } = last as ExchangeSummary
    const times = [sentMs, firstByteMs, firstOutputMs, durationMs].map(Number)
    expect(times.every((time) => time > 0)).toBe(true)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('no more of its route than names and a reason: the route itself holds keys', async () => {
    const { url, exchanges } = await startProxy({ baseUrl: (await answering()).url })
    await (await postMessages(url, smallRequest)).text()
    expect(exchanges.at(-1)?.route).toEqual({
      tier: 'big',
      provider: 'openai',
      model: 'gpt-4.1',
      reason: 'opus is BIG, as OPUS has no route of its own',
    })
    expect(JSON.stringify(exchanges)).not.toContain('upstream-key')
  })

  it('no cost where the model has no price, and no subagent for the main one', async () => {
    const { url, exchanges } = await startProxy({ baseUrl: (await answering()).url })
    await (await postMessages(url, smallRequest)).text()
    expect(exchanges.at(-1)).toMatchObject({ cost: null, agentId: null, outputCharacters: 'hello world'.length })
  })

  it('each try with its key, its status and why it failed', async () => {
    const upstream = await startUpstream((incoming, response) => {
      if (incoming.headers.authorization !== 'Bearer good') {
        response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"no such key"}}')
        return
      }
      const stream = startChatStream(response)
      stream.chunk({ content: 'hello' })
      stream.finish()
    })
    const exchanges: ExchangeSummary[] = []
    const url = await startWithKeys(upstream.url, ['bad', 'good'], exchanges)
    await (await postMessages(url, { ...smallRequest, stream: true })).text()
    expect(exchanges.at(-1)?.attempts).toMatchObject([
      { provider: 'openai', model: 'gpt-4.1', keyPosition: 0, upstreamStatus: 401 },
      { provider: 'openai', model: 'gpt-4.1', keyPosition: 1, upstreamStatus: 200, problem: null },
    ])
    const [first, second] = exchanges.at(-1)?.attempts ?? []
    expect(first?.problem).toContain('no such key')
    expect(second?.startedAt).toBeGreaterThanOrEqual((first?.startedAt ?? NaN) + (first?.duration ?? NaN) - 1)
    expect(second?.duration).toBeGreaterThan(0)
  })

  it('the type of an error, and its try', async () => {
    const upstream = await startUpstream(
      (_incoming, response) => void response.writeHead(400, { 'content-type': 'application/json' }).end('{}'),
    )
    const { url, exchanges } = await startProxy({ baseUrl: upstream.url })
    await postMessages(url, smallRequest)
    expect(exchanges.at(-1)).toMatchObject({
      state: 'failed',
      errorType: 'invalid_request_error',
      attempts: [{ upstreamStatus: 400, keyPosition: 0 }],
    })
    expect(exchanges.at(-1)?.attempts[0]?.problem).toBe(exchanges.at(-1)?.error)
  })
})

describe('requests that are refused before they become exchanges', () => {
  it.each([
    ['a wrong token', 401, (url: string) => postMessages(url, smallRequest, { authorization: 'Bearer wrong' })],
    ['a body that is no JSON', 400, (url: string) => postMessages(url, '{', { authorization: 'Bearer right' })],
    ['an unknown path', 404, (url: string) => fetch(`${url}/v1/nothing?key=secret`)],
    ['a web page', 403, (url: string) => fetch(url, { headers: { origin: 'https://example.com' } })],
  ])('are noted for %s', async (_name, status, send) => {
    const { url, exchanges } = await startProxy({ token: 'right' })
    expect((await send(url)).status).toBe(status)
    expect(exchanges).toHaveLength(1)
    expect(exchanges[0]).toMatchObject({ state: 'failed', status, route: null, requestedModel: '' })
    expect(exchanges[0]?.refused).toMatch(/^(GET|POST) \/[^?]*$/)
    expect(exchanges[0]?.error).not.toBeNull()
  })

  it('are noted a few times only, however many there are', async () => {
    const { url, exchanges } = await startProxy({ token: 'right' })
    for (let count = 0; count < 50; count += 1) await (await fetch(`${url}/nothing`)).text()
    expect(exchanges).toHaveLength(30)
  })
})

describe('cancelling', () => {
  async function startHanging(begin: (stream: ReturnType<typeof startChatStream>) => void) {
    const left = vi.fn<() => void>()
    const upstream = await startUpstream((_incoming, response) => {
      response.on('close', left)
      begin(startChatStream(response))
    })
    const live: LiveExchange[] = []
    const { url, exchanges } = await startProxy({
      baseUrl: upstream.url,
      observer: { began: (exchange) => void live.push(exchange) },
    })
    return { url, live, left, exchanges }
  }

  it('before any output is an error that the client does not repeat', async () => {
    const { url, live, left } = await startHanging(() => {})
    const answer = postMessages(url, { ...smallRequest, stream: true })
    await vi.waitFor(() => expect(live[0]?.summary().sentMs ?? 0).toBeGreaterThan(0))
    live[0]?.cancel()
    const response = await answer
    expect(response.status).toBe(499)
    expect(response.headers.get('x-should-retry')).toBe('false')
    expect(await response.json()).toMatchObject({ error: { message: 'The request was cancelled in FreeCC.' } })
    expect(live[0]?.summary()).toMatchObject({ state: 'aborted', status: 499 })
    await vi.waitFor(() => expect(left).toHaveBeenCalled())
  })

  it('in the middle of an answer ends it with an error, and the upstream as well', async () => {
    const { url, live, left } = await startHanging((stream) => void stream.chunk({ content: 'some words' }))
    const response = await postMessages(url, { ...smallRequest, stream: true })
    await vi.waitFor(() => expect(live[0]?.summary().outputCharacters).toBe('some words'.length))
    live[0]?.cancel()
    expect(await response.text()).toMatch(/event: error\ndata: .*cancelled in FreeCC/)
    expect(live[0]?.summary()).toMatchObject({ state: 'aborted', outputCharacters: 'some words'.length })
    await vi.waitFor(() => expect(left).toHaveBeenCalled())
  })

  it('changes nothing once the answer is over', async () => {
    const live: LiveExchange[] = []
    const { url } = await startProxy({
      baseUrl: (await answering()).url,
      observer: { began: (exchange) => void live.push(exchange) },
    })
    await (await postMessages(url, { ...smallRequest, stream: true })).text()
    live[0]?.cancel()
    expect(live[0]?.summary()).toMatchObject({ state: 'done', error: null })
  })
})

async function startWithKeys(baseUrl: string, keys: readonly string[], exchanges: ExchangeSummary[]): Promise<string> {
  const proxy = createProxy(
    {
      settings: {
        ...defaultSettings,
        proxy: { host: '127.0.0.1', port: 0, on: true },
        connections: [
          {
            id: 'big',
            provider: 'openai',
            baseUrl,
            keys: keys.map((variable) => ({ store: 'environment', variable })),
          },
        ],
        routes: { ...defaultSettings.routes, big: [{ connection: 'big', model: 'gpt-4.1' }] },
      },
      readKey: (reference) => (reference.store === 'environment' ? reference.variable : undefined),
      token: null,
    },
    { exchange: (summary) => void exchanges.push(summary) },
  )
  onTestFinished(() => proxy.close(0))
  const status = await proxy.listen()
  return status.state === 'on' ? status.url : ''
}

import { describe, expect, it, onTestFinished } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { checkStreamText } from '../codecs/testing/stream-conformance.ts'
import { createProxy } from './create-proxy.ts'
import { bodyOf, postMessages, smallRequest, startChatStream, startUpstream } from './testing/start.ts'

interface Target {
  readonly provider?: string
  readonly url: string
  readonly keys?: readonly string[]
}

/** A proxy whose BIG tries these upstreams in order. */
async function startWith(targets: readonly Target[]): Promise<string> {
  const settings: Settings = {
    ...defaultSettings,
    proxy: { host: '127.0.0.1', port: 0, on: true },
    connections: targets.map(({ provider = 'openai', url, keys = ['key'] }, index) => ({
      id: `c${index}`,
      provider,
      baseUrl: url,
      keys: keys.map((key) => ({ store: 'environment', variable: key })),
    })),
    routes: {
      ...defaultSettings.routes,
      big: targets.map((_target, index) => ({ connection: `c${index}`, model: `model-${index}` })),
    },
  }
  const readKey: Parameters<typeof createProxy>[0]['readKey'] = (reference) =>
    reference.store === 'environment' ? reference.variable : undefined
  const proxy = createProxy({ settings, readKey, token: null }, { exchange: () => {} })
  onTestFinished(() => proxy.close(0))
  const status = await proxy.listen()
  return status.state === 'on' ? status.url : ''
}

const saying = (text: string) =>
  startUpstream((_incoming, response) => {
    const stream = startChatStream(response)
    stream.chunk({ content: text })
    stream.finish()
  })

const failing = (status: number, body = '{}') =>
  startUpstream(
    (_incoming, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(body),
  )

const streamText = async (url: string) => (await postMessages(url, { ...smallRequest, stream: true })).text()

describe('another attempt before the first output', () => {
  const refusedCall = (written: string) =>
    JSON.stringify({ error: { message: 'Failed', code: 'tool_use_failed', failed_generation: written } })
  const withTool = { ...smallRequest, tools: [{ name: 'Read', input_schema: { type: 'object' } }] }

  it.each([true, false])('119: makes the calls that Groq refused with a 400, for stream: %s', async (stream) => {
    const url = await startWith([await failing(400, refusedCall('{"name":"Read","arguments":{"a":1}}'))])
    const response = await postMessages(url, { ...withTool, stream })
    expect(response.status).toBe(200)
    const text = await response.text()
    if (stream) expect(checkStreamText(text)).toEqual([])
    expect(text).toContain('"name":"Read"')
    expect(text).toContain('"stop_reason":"tool_use"')
  })

  it('119: asks once more where what the model wrote is no call', async () => {
    let calls = 0
    const upstream = await startUpstream((_incoming, response) => {
      calls += 1
      response.writeHead(400, { 'content-type': 'application/json' }).end(refusedCall('maybe'))
    })
    const response = await postMessages(await startWith([upstream]), withTool)
    expect([response.status >= 500, calls]).toEqual([true, 2])
  })

  it('248: is invisible when an upstream fails once', async () => {
    let calls = 0
    const upstream = await startUpstream((_incoming, response) => {
      calls += 1
      if (calls === 1) return void response.writeHead(503).end()
      const stream = startChatStream(response)
      stream.chunk({ content: 'Hello' })
      stream.finish()
    })
    const text = await streamText(await startWith([{ url: upstream.url }]))
    expect(checkStreamText(text)).toEqual([])
    expect(text).toContain('Hello')
    expect(calls).toBe(2)
  })

  it('uses the next key when one is refused, and keeps the refused one out of later requests', async () => {
    const seen: (string | undefined)[] = []
    const upstream = await startUpstream((incoming, response) => {
      seen.push(incoming.headers.authorization)
      if (incoming.headers.authorization === 'Bearer revoked') return void response.writeHead(401).end('{}')
      const stream = startChatStream(response)
      stream.chunk({ content: 'Hello' })
      stream.finish()
    })
    const url = await startWith([{ url: upstream.url, keys: ['revoked', 'good'] }])
    expect(await streamText(url)).toContain('Hello')
    expect(await streamText(url)).toContain('Hello')
    expect(seen).toEqual(['Bearer revoked', 'Bearer good', 'Bearer good'])
  })

  it.each([
    ['answers with an error', () => failing(500)],
    ['cannot be reached', () => Promise.resolve({ url: 'http://127.0.0.1:1' })],
    [
      'breaks off before any output',
      () =>
        startUpstream((_incoming, response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n')
          setTimeout(() => response.destroy(), 5)
        }),
    ],
    [
      'reports an error as its first event',
      () =>
        startUpstream((_incoming, response) =>
          response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"error":{"code":503}}\n\n'),
        ),
    ],
  ])('goes to the fallback route when an upstream %s', async (_name, start) => {
    const first = await start()
    const second = await saying('from the fallback')
    const text = await streamText(await startWith([{ url: first.url }, { url: second.url }]))
    expect(checkStreamText(text)).toEqual([])
    expect(text).toContain('from the fallback')
  })

  it('does not hide what would fail everywhere', async () => {
    const first = await failing(400, '{"error":{"message":"Invalid value for temperature"}}')
    const second = await saying('never')
    const response = await postMessages(await startWith([{ url: first.url }, { url: second.url }]), smallRequest)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Invalid value for temperature')
  })

  it('never happens after output', async () => {
    let isAsked = false
    const first = await startUpstream((_incoming, response) => {
      startChatStream(response).chunk({ content: 'Hel' })
      setTimeout(() => response.destroy(), 20)
    })
    const second = await startUpstream((_incoming, response) => {
      isAsked = true
      response.end()
    })
    const text = await streamText(await startWith([{ url: first.url }, { url: second.url }]))
    expect(text).toContain('event: error')
    expect(isAsked).toBe(false)
  })

  it('goes between a Claude host and another provider, in both directions', async () => {
    const claudeStream = 'event: message_stop\ndata: {"type":"message_stop"}\n\n'
    const claude = (status: number) =>
      startUpstream((incoming, response) => {
        void bodyOf(incoming).then(() =>
          response.writeHead(status, { 'content-type': 'text/event-stream' }).end(claudeStream),
        )
      })
    const busy = await claude(529)
    const other = await saying('from the other')
    const toOther = await startWith([{ provider: 'anthropic', url: busy.url }, { url: other.url }])
    expect(await streamText(toOther)).toContain('from the other')

    const healthy = await claude(200)
    const broken = await failing(500)
    const toClaude = await startWith([{ url: broken.url }, { provider: 'anthropic', url: healthy.url }])
    expect(await streamText(toClaude)).toBe(claudeStream)
  })
})

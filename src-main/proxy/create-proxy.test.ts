import Anthropic from '@anthropic-ai/sdk'
import { once } from 'node:events'
import { connect } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkStreamText } from '../codecs/testing/stream-conformance.ts'
import { bodyOf, postMessages, smallRequest, startChatStream, startProxy, startUpstream } from './testing/start.ts'

const helloEvents = [
  { choices: [{ index: 0, delta: { content: 'Hello' } }] },
  { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
]
  .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
  .join('')

const sayHello = () =>
  startUpstream((_incoming, response) => {
    const stream = startChatStream(response)
    stream.chunk({ role: 'assistant', content: '' })
    stream.chunk({ content: 'Hel' })
    stream.chunk({ content: 'lo' })
    stream.finish()
  })

interface ErrorBody {
  type: string
  error: { type: string; message: string }
}

const errorOf = async (response: Response) => (await response.json()) as ErrorBody

describe('POST /v1/messages', () => {
  it('streams an answer that the official SDK accumulates', async () => {
    const upstream = await sayHello()
    const { url, exchanges } = await startProxy({ baseUrl: upstream.url })
    const client = new Anthropic({ baseURL: url, authToken: 'any', apiKey: null, maxRetries: 0 })
    const message = await client.messages.stream({ ...smallRequest }).finalMessage()
    expect(message).toMatchObject({
      model: 'claude-opus-5-5',
      content: [{ type: 'text', text: 'Hello' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 9, output_tokens: 2 },
    })
    expect(exchanges.map((exchange) => exchange.state)).toEqual(['waiting', 'streaming', 'done'])
    expect(exchanges.at(-1)).toMatchObject({
      status: 200,
      route: { tier: 'big', provider: 'openai', model: 'gpt-4.1' },
      usage: { input_tokens: 9, output_tokens: 2 },
    })
  })

  it('228: sends a stream that conforms, with the headers that keep it unbuffered', async () => {
    const upstream = await sayHello()
    const { url } = await startProxy({ baseUrl: upstream.url })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    expect(response.headers.get('request-id')).toMatch(/^req_/)
    expect(checkStreamText(await response.text())).toEqual([])
  })

  it('228: passes each piece on while the upstream still writes', async () => {
    const goOn = Promise.withResolvers<void>()
    const upstream = await startUpstream((_incoming, response) => {
      const stream = startChatStream(response)
      stream.chunk({ content: 'Hel' })
      void goOn.promise.then(() => stream.finish())
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    let text = ''
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece
      if (text.includes('Hel')) goOn.resolve()
    }
    expect(text).toContain('message_stop')
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ])('227: reads a stream in the encoding %s, though it asks for none', async (encoding, compress) => {
    let asked: unknown
    const upstream = await startUpstream((incoming, response) => {
      asked = incoming.headers['accept-encoding']
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': encoding })
      response.end(compress(helloEvents))
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const text = await (await postMessages(url, { ...smallRequest, stream: true })).text()
    expect(checkStreamText(text)).toEqual([])
    expect(text).toContain('Hello')
    expect(asked).toBe('identity')
  })

  it.each(['application/json', 'application/octet-stream', 'text/plain'])(
    '227 and 139: reads a stream under the content type %s, which begins with a comment',
    async (contentType) => {
      const upstream = await startUpstream((_incoming, response) => {
        response.writeHead(200, { 'content-type': contentType })
        response.end(`: OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n${helloEvents}`)
      })
      const { url } = await startProxy({ baseUrl: upstream.url })
      const text = await (await postMessages(url, { ...smallRequest, stream: true })).text()
      expect(checkStreamText(text)).toEqual([])
      expect(text).toContain('Hello')
    },
  )

  it('233 and 286: answers the same request without a stream once its stream broke off, as another message', async () => {
    let requests = 0
    const upstream = await startUpstream((_incoming, response) => {
      const stream = startChatStream(response)
      stream.chunk({ content: 'Hello' })
      requests += 1
      if (requests === 1) setTimeout(() => response.destroy(), 20)
      else stream.finish()
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const broken = await (await postMessages(url, { ...smallRequest, stream: true })).text()
    const whole = await postMessages(url, { ...smallRequest, stream: false })
    expect(broken).toContain('event: error')
    expect(whole.status).toBe(200)
    const { id, content } = (await whole.json()) as { id: string; content: unknown }
    expect(content).toEqual([{ type: 'text', text: 'Hello' }])
    expect(broken).toContain('"id":"msg_')
    expect(broken).not.toContain(id)
  })

  it('sends the upstream its own key and nothing of the client', async () => {
    let headers: NodeJS.Dict<string | string[]> = {}
    const upstream = await startUpstream((incoming, response) => {
      headers = incoming.headers
      startChatStream(response).chunk({ content: 'x' })
      response.end('data: [DONE]\n\n')
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    await (await postMessages(url, { ...smallRequest, stream: true }, { 'x-api-key': 'client-key' })).text()
    expect(headers.authorization).toBe('Bearer upstream-key')
    expect(JSON.stringify(headers)).not.toMatch(/client-key|Bearer any|anthropic/)
  })

  it('182: gathers a stream for a client that wants one body, and streams a body for one that wants a stream', async () => {
    const streaming = await sayHello()
    const one = await startProxy({ baseUrl: streaming.url })
    expect(await (await postMessages(one.url, smallRequest)).json()).toMatchObject({ content: [{ text: 'Hello' }] })

    const whole = await startUpstream((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }] }))
    })
    const other = await startProxy({ baseUrl: whole.url })
    const text = await (await postMessages(other.url, { ...smallRequest, stream: true })).text()
    expect(checkStreamText(text)).toEqual([])
    expect(text).toContain('Hello')
  })

  it('244: an upstream error before any output is a real HTTP status', async () => {
    const upstream = await startUpstream((_incoming, response) => {
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' })
      response.end(JSON.stringify({ error: { message: 'slow down', type: 'requests', code: 'rate_limit_exceeded' } }))
    })
    const { url, exchanges } = await startProxy({ baseUrl: upstream.url })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('7')
    expect((await errorOf(response)).error.type).toBe('rate_limit_error')
    expect(exchanges.at(-1)).toMatchObject({ state: 'failed', status: 429 })
  })

  it('253: a refused key is not the client’s, and the message names the variable that holds it', async () => {
    const upstream = await startUpstream((_incoming, response) => {
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: 'Incorrect API key provided: upstream-key' } }))
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    expect(response.status).toBe(403)
    expect((await errorOf(response)).error.message).toContain('Check the API key of this connection (KEY)')
  })

  it.each([400, 401, 500, 200])(
    '263: a key that the upstream repeats with status %i is not handed on',
    async (status) => {
      const upstream = await startUpstream((_incoming, response) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ error: { message: 'We know upstream-key, but not for this.' } }))
      })
      const { url, exchanges } = await startProxy({ baseUrl: upstream.url })
      const text = await (await postMessages(url, { ...smallRequest, stream: true })).text()
      expect(text).toContain('"type":"error"')
      expect(text + JSON.stringify(exchanges)).not.toContain('upstream-key')
    },
  )

  it('208: an error as the first event of a 200 stream is a real HTTP status too', async () => {
    const upstream = await startUpstream((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end('data: {"error":{"message":"Overloaded","code":503}}\n\n')
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    expect((await postMessages(url, { ...smallRequest, stream: true })).status).toBeGreaterThanOrEqual(500)
  })

  it('257: a connection lost after output ends with an error event, never with a normal end', async () => {
    const upstream = await startUpstream((_incoming, response) => {
      startChatStream(response).chunk({ content: 'Hel' })
      setTimeout(() => response.destroy(), 20)
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const text = await (await postMessages(url, { ...smallRequest, stream: true })).text()
    expect(text).toContain('event: error')
    expect(text).not.toContain('message_stop')
  })

  it('205: a connection lost after the finish has cut nothing off', async () => {
    const upstream = await startUpstream((_incoming, response) => {
      const stream = startChatStream(response)
      stream.chunk({ content: 'Hello' })
      stream.chunk({}, { finish_reason: 'stop' })
      setTimeout(() => response.destroy(), 20)
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const text = await (await postMessages(url, { ...smallRequest, stream: true })).text()
    expect(checkStreamText(text)).toEqual([])
  })

  it('206: an end without a finish is a cut-off, not an end', async () => {
    const upstream = await startUpstream((_incoming, response) => {
      startChatStream(response).chunk({ content: 'Hel' })
      response.end()
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const text = await (await postMessages(url, { ...smallRequest, stream: true })).text()
    expect(text).toContain('event: error')
    expect(text).not.toContain('message_stop')
  })

  it('F01: a refused connection says which host, and never shows a key', async () => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1/v1' })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    expect(response.status).toBe(502)
    const { error } = await errorOf(response)
    expect(error.message).toBe('OpenAI refused the connection at 127.0.0.1:1. No server seems to run there.')
  })

  it('F53: a redirect is not followed', async () => {
    let hits = 0
    const target = await startUpstream((_incoming, response) => {
      hits += 1
      response.end()
    })
    const upstream = await startUpstream((_incoming, response) =>
      response.writeHead(302, { location: target.url }).end(),
    )
    const { url } = await startProxy({ baseUrl: upstream.url })
    expect((await postMessages(url, smallRequest)).status).toBeGreaterThanOrEqual(400)
    expect(hits).toBe(0)
  })

  it.each(['before any output', 'in mid-stream'])(
    '231: a client that goes away %s aborts its upstream at once',
    async (when) => {
      const gone = Promise.withResolvers<void>()
      const arrived = Promise.withResolvers<void>()
      const upstream = await startUpstream((_incoming, response) => {
        if (when === 'in mid-stream') startChatStream(response).chunk({ content: 'Hel' })
        response.once('close', gone.resolve)
        arrived.resolve()
      })
      const { url, exchanges } = await startProxy({ baseUrl: upstream.url })
      const client = new AbortController()
      const request = postMessages(url, { ...smallRequest, stream: true }, {}, client.signal).then((response) =>
        response.text(),
      )
      await arrived.promise
      client.abort()
      await expect(request).rejects.toThrow()
      await gone.promise
      await expect.poll(() => exchanges.at(-1)?.state).toBe('aborted')
    },
  )

  it('F62: a client that does not read pauses the upstream', async () => {
    const chunk = { content: 'x'.repeat(64 * 1024) }
    let sent = 0
    const upstream = await startUpstream((_incoming, response) => {
      const stream = startChatStream(response)
      const more = () => {
        while (sent < 2000) {
          sent += 1
          if (!stream.chunk(chunk)) return void response.once('drain', more)
        }
      }
      more()
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const body = JSON.stringify({ ...smallRequest, stream: true })
    socket.pause()
    socket.write(
      `POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    const before = async () => {
      const count = sent
      await new Promise((resolve) => setTimeout(resolve, 150))
      return sent - count
    }
    await expect.poll(() => sent).toBeGreaterThan(10)
    await expect.poll(before, { timeout: 5_000 }).toBe(0)
    expect(sent).toBeLessThan(1000)
    socket.destroy()
  })

  it('39: max_tokens 0 is answered without an upstream', async () => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1/v1' })
    expect(await (await postMessages(url, { ...smallRequest, max_tokens: 0 })).json()).toMatchObject({
      content: [],
      stop_reason: 'max_tokens',
    })
  })

  it('299: the web search tool is answered with its own error block', async () => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1/v1' })
    const tools = [{ type: 'web_search_20250305', name: 'web_search', max_uses: 8 }]
    const message = await new Anthropic({ baseURL: url, authToken: 'any', apiKey: null, maxRetries: 0 }).messages
      .stream({ ...smallRequest, tools: tools as Anthropic.Messages.ToolUnion[] })
      .finalMessage()
    expect(message.content[0]).toMatchObject({ type: 'server_tool_use', name: 'web_search' })
    expect(message.content[1]).toMatchObject({
      type: 'web_search_tool_result',
      content: { type: 'web_search_tool_result_error', error_code: 'unavailable' },
    })
  })

  it.each([
    ['I01: no JSON', '{', 400],
    ['I02: nothing', '', 400],
    ['I03: an array', '[]', 400],
    ['I04: no messages', '{"model":"claude-opus-5-5","max_tokens":1}', 400],
  ])('%s is the client’s error, in Anthropic’s form', async (_name, body, status) => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1/v1' })
    const response = await postMessages(url, body)
    expect(response.status).toBe(status)
    expect((await errorOf(response)).error.type).toBe('invalid_request_error')
  })

  it('51: takes a body of 12 MB and refuses one of 40 MB', async () => {
    const upstream = await startUpstream((incoming, response) => {
      void bodyOf(incoming).then(() => startChatStream(response).finish())
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const withText = (size: number) => ({ ...smallRequest, messages: [{ role: 'user', content: 'x'.repeat(size) }] })
    expect((await postMessages(url, withText(12e6))).status).not.toBe(413)
    const refused = await postMessages(url, withText(40e6))
    expect(refused.status).toBe(413)
    expect((await errorOf(refused)).error.type).toBe('request_too_large')
  })
})

describe('the other endpoints', () => {
  it('271: answers start-up probes', async () => {
    const { url } = await startProxy({ token: 'secret' })
    for (const path of ['/', '/api/hello']) expect((await fetch(url + path, { method: 'HEAD' })).status).toBe(200)
    expect(await (await fetch(url)).json()).toMatchObject({ name: 'FreeCC', state: 'on', big: { model: 'gpt-4.1' } })
  })

  it('235: counts tokens, whatever the model', async () => {
    const { url } = await startProxy({})
    const response = await fetch(`${url}/v1/messages/count_tokens?beta=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'claude-opus-5-5', messages: smallRequest.messages }),
    })
    const { input_tokens: count } = (await response.json()) as { input_tokens: number }
    expect(count).toBeGreaterThan(0)
  })

  it('295 and 296: lists models for clients of either kind', async () => {
    const { url } = await startProxy({})
    const client = new Anthropic({ baseURL: url, authToken: 'any', apiKey: null })
    const ids = []
    for await (const model of client.models.list({ limit: 1000 })) ids.push(model.id)
    expect(ids).toContain('claude-freecc-big')
    expect(await client.models.retrieve('freecc-small')).toMatchObject({ display_name: 'gpt-4.1 (OpenAI)' })
    expect((await fetch(`${url}/v1/models/none`)).status).toBe(404)
  })

  it.each(['/v1/messages?beta=true&more=1', '/v1/messages/', '/v1/v1/messages'])(
    '52, 272, 273 and 274: answers %s in place, whatever the user agent',
    async (path) => {
      const upstream = await sayHello()
      const { url } = await startProxy({ baseUrl: upstream.url })
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'curl/8' },
        body: JSON.stringify(smallRequest),
        redirect: 'error',
      })
      expect(await response.json()).toMatchObject({ content: [{ text: 'Hello' }] })
    },
  )

  it('243: gives an error its id in the body and in a header', async () => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1/v1' })
    const response = await postMessages(url, smallRequest)
    expect(await response.json()).toEqual({
      type: 'error',
      error: { type: 'api_error', message: expect.stringContaining('refused the connection') as string },
      request_id: response.headers.get('request-id'),
    })
    expect(response.headers.get('request-id')).toMatch(/^req_/)
  })

  it('I38, I39: unknown paths and wrong methods get Anthropic’s error form', async () => {
    const { url } = await startProxy({})
    const unknown = await fetch(`${url}/v1/complete`, { method: 'POST' })
    expect(unknown.status).toBe(404)
    expect((await errorOf(unknown)).error.type).toBe('not_found_error')
    expect((await fetch(`${url}/v1/messages`)).status).toBe(405)
  })
})

describe('access', () => {
  it('asks for the token when there is one', async () => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1/v1', token: 'secret' })
    const refused = await postMessages(url, smallRequest)
    expect(refused.status).toBe(401)
    expect((await errorOf(refused)).error.type).toBe('authentication_error')
    expect((await postMessages(url, smallRequest, { authorization: 'Bearer secret' })).status).toBe(502)
  })

  it('I26: gives web pages nothing, not even CORS headers', async () => {
    const { url } = await startProxy({})
    const response = await postMessages(url, smallRequest, { origin: 'https://evil.com' })
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('on, off, closing', () => {
  it('switched off, it stays bound and says so', async () => {
    const { url, proxy } = await startProxy({ baseUrl: 'http://127.0.0.1:1/v1' })
    proxy.setOn(false)
    const response = await postMessages(url, smallRequest)
    expect(response.status).toBe(503)
    expect((await errorOf(response)).error).toMatchObject({
      type: 'api_error',
      message: expect.stringContaining('FreeCC is off') as string,
    })
    expect(proxy.status()).toEqual({ state: 'off', url })
    proxy.setOn(true)
    expect((await postMessages(url, smallRequest)).status).toBe(502)
  })

  it('a port in use is a status, not a crash', async () => {
    const { url } = await startProxy({})
    const { proxy } = await startProxy({})
    const port = Number(new URL(url).port)
    const { defaultSettings } = await import('../../shared/settings.ts')
    const settings = { ...defaultSettings, proxy: { host: '127.0.0.1', port, on: true } }
    proxy.configure({ settings, readKey: () => undefined, token: null })
    expect(await proxy.listen()).toEqual({ state: 'port-in-use', port })
  })

  it('closing lets an open stream finish, then the port is free', async () => {
    const finish = Promise.withResolvers<void>()
    const upstream = await startUpstream((_incoming, response) => {
      const stream = startChatStream(response)
      stream.chunk({ content: 'Hel' })
      void finish.promise.then(() => {
        stream.chunk({ content: 'lo' })
        stream.finish()
      })
    })
    const { url, proxy } = await startProxy({ baseUrl: upstream.url })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    const closed = proxy.close(10_000)
    finish.resolve()
    expect(await response.text()).toContain('message_stop')
    await closed
    await expect(fetch(url)).rejects.toThrow()
  })

  it('closing ends a stream that does not finish in time', async () => {
    const upstream = await startUpstream(
      (_incoming, response) => void startChatStream(response).chunk({ content: 'Hel' }),
    )
    const { url, proxy } = await startProxy({ baseUrl: upstream.url })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    await proxy.close(50)
    await expect(response.text()).rejects.toThrow()
  })

  it('I29: refuses what could smuggle a request', async () => {
    const { url } = await startProxy({})
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(
      'POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    )
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400/)
    socket.destroy()
  })
})

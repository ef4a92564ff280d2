import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createSecureServer, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { limits } from '../../src-main/proxy/limits.ts'
import { startProxy } from '../../src-main/proxy/testing/start.ts'
import { createUpstreamClient } from '../../src-main/proxy/upstream/upstream-client.ts'
import { ask } from './ask.ts'
import { answers, checkOutcome, refuses } from './expected.ts'
import { startFaultyUpstream, type FaultyUpstream } from './faulty-upstream.ts'
import { chat, helloText } from './formats.ts'
import { chunk, end, head, hold, json, openStream, pause, reset, send, streamed } from './steps.ts'

const certificate = (name: string) => readFileSync(join(import.meta.dirname, 'certificates', `${name}.pem`))
const pair = (name: string) => ({ key: certificate(name), cert: certificate(name) })
const authority = certificate('authority')
const hello = streamed(chat.hello.join(''))
const fine = answers(helloText)
const quick = { ...limits, repeatMs: 1, connectMs: 100 }

const proxyTo = (origin: string, connect: object = {}) =>
  startProxy({
    baseUrl: `${origin}/v1`,
    limits: quick,
    refresh: false,
    client: createUpstreamClient(quick, { timeout: quick.connectMs, ...connect }),
  })

/** What every fault of a connection comes to, once it has been tried twice. */
async function expectRefusal(origin: string, says: RegExp, connect: object = {}) {
  const { url } = await proxyTo(origin, connect)
  checkOutcome(await ask(url, true), refuses(502, 'api_error', says))
}

/** One proxy in front of one upstream, asked so many times in turn. */
async function askInTurn(upstream: FaultyUpstream, times: number, between: () => void = () => {}) {
  const { url } = await proxyTo(upstream.origin)
  const outcomes = []
  for (let count = 0; count < times; count += 1) {
    if (count > 0) between()
    outcomes.push(await ask(url, true))
  }
  expect(upstream.violations()).toEqual([])
  return outcomes
}

describe('connecting', () => {
  it('F01: a refused connection', async () => {
    const upstream = await startFaultyUpstream([])
    const { origin } = upstream
    upstream.close()
    await expectRefusal(origin, /refused the connection at localhost:\d+/)
  })

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('F02: a host that is not found: %s', (code) => {
    const lookup = (_host: string, _options: object, found: (error: Error) => void) =>
      found(Object.assign(new Error(code), { code }))
    return expectRefusal('http://no-such-host.example', /no-such-host\.example of OpenAI was not found/, { lookup })
  })

  it('F03: a connection that nobody takes', async () => {
    const upstream = await startFaultyUpstream([])
    // TLS in front of a server that waits for plain HTTP: both sides wait for the other.
    const origin = upstream.origin.replace('http:', 'https:')
    await expectRefusal(origin, /did not accept a connection at localhost:\d+ within 0\.1 s/)
  })

  it.each([
    ['expired', /certificate of localhost:\d+ cannot be trusted \(CERT_HAS_EXPIRED\)/],
    ['elsewhere', /certificate of localhost:\d+ cannot be trusted \(ERR_TLS_CERT_ALTNAME_INVALID\)/],
  ])('F04: a certificate that is not good: %s', async (name, says) => {
    const upstream = await startFaultyUpstream([hello], { tls: pair(name) })
    await expectRefusal(upstream.origin, says, { ca: authority, timeout: 5_000 })
    expect(upstream.requests).toEqual([])
  })

  it('F04: a certificate of an unknown authority', async () => {
    const upstream = await startFaultyUpstream([hello], { tls: pair('good') })
    await expectRefusal(upstream.origin, /cannot be trusted/, { timeout: 5_000 })
    expect(upstream.requests).toEqual([])
  })

  it('F04: plain HTTP where TLS was due', async () => {
    const upstream = await startFaultyUpstream([], { greeting: head(400, { 'content-length': 0 }) })
    const origin = upstream.origin.replace('http:', 'https:')
    await expectRefusal(origin, /The request to OpenAI at localhost:\d+ failed \(\w*SSL\w*\)|EPROTO/, {
      timeout: 5_000,
    })
  })

  it('F04: a good certificate is taken', async () => {
    const upstream = await startFaultyUpstream([hello], { tls: pair('good') })
    const { url } = await proxyTo(upstream.origin, { ca: authority, timeout: 5_000 })
    checkOutcome(await ask(url, true), fine)
  })

  it('F59: speaks HTTP/1.1 to a server that offers HTTP/2, so that no GOAWAY ends other streams', async () => {
    const server = createSecureServer({ ...pair('good'), allowHTTP1: true })
    const overHttp2: ServerHttp2Stream[] = []
    server.on('stream', (stream) => overHttp2.push(stream))
    server.on('request', (request, response) => {
      if (request.httpVersion !== '1.1') return
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(chat.hello.join(''))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const { url } = await proxyTo(`https://localhost:${port}`, { ca: authority, timeout: 5_000 })
    checkOutcome(await ask(url, true), fine)
    expect(overHttp2).toEqual([])
  })
})

describe('connections that are kept', () => {
  it('are used again', async () => {
    const upstream = await startFaultyUpstream([hello])
    for (const outcome of await askInTurn(upstream, 3)) checkOutcome(outcome, fine)
    expect(upstream.connections()).toBe(1)
  })

  it('F56: bytes after the end of an answer never become the next answer', async () => {
    const poison = head(200, { 'content-type': 'text/event-stream', 'content-length': 6 }) + 'poison'
    const body = chat.hello.join('')
    const length = Buffer.byteLength(body)
    const longer = [send(head(200, { 'content-type': 'text/event-stream', 'content-length': length }) + body + poison)]
    const upstream = await startFaultyUpstream([longer, hello])
    for (const outcome of await askInTurn(upstream, 2)) checkOutcome(outcome, fine)
    expect(upstream.connections()).toBe(2)
  })

  it('F58: a kept connection that closes as it is used again is replaced unseen', async () => {
    const upstream = await startFaultyUpstream([hello, [reset], hello])
    for (const outcome of await askInTurn(upstream, 2)) checkOutcome(outcome, fine)
    expect(upstream.requests.length).toBe(3)
  })

  it('F58: a connection that the upstream closes in good order after each answer', async () => {
    const upstream = await startFaultyUpstream([[...hello, end]])
    for (const outcome of await askInTurn(upstream, 5)) checkOutcome(outcome, fine)
    expect(upstream.requests.length).toBe(5)
  })

  it('F68: all connections are gone after sleep, and the next request opens another', async () => {
    const upstream = await startFaultyUpstream([hello])
    for (const outcome of await askInTurn(upstream, 3, () => upstream.dropConnections())) checkOutcome(outcome, fine)
    expect(upstream.connections()).toBe(3)
  })

  it('F66: one that stays open after the answer is dropped', async () => {
    const upstream = await startFaultyUpstream([[openStream(), chunk(chat.hello.join('')), hold]])
    const [outcome] = await askInTurn(upstream, 1)
    checkOutcome(outcome!, fine)
    await expect.poll(() => upstream.openConnections(), { timeout: 5_000 }).toBe(0)
  })
})

describe('requests and answers that cross', () => {
  it('F57: a status 100 that nobody asked for is a failure, never an answer', async () => {
    const upstream = await startFaultyUpstream([[send(head(100, {})), ...hello]])
    await expectRefusal(upstream.origin, /closed the connection/)
  })

  it('F63: an answer before the request is sent whole', async () => {
    const early = [json(413, chat.error(413, 'Too much.')), pause(50), end]
    const upstream = await startFaultyUpstream([early], { isHasty: true })
    const { url } = await proxyTo(upstream.origin)
    const messages = [{ role: 'user' as const, content: 'x'.repeat(8e6) }]
    checkOutcome(await ask(url, true, { messages }), refuses(413, 'request_too_large', /Too much/))
  })

  it.each(['before any output', 'in mid-stream'])(
    'F60, F61: a client that leaves %s ends the request',
    async (when) => {
      const begun = when === 'in mid-stream' ? [openStream(), chunk(chat.beginning.join(''))] : []
      const upstream = await startFaultyUpstream([[...begun, hold]])
      const { url } = await proxyTo(upstream.origin)
      const leaving = new AbortController()
      const asking = ask(url, true, {}, leaving.signal)
      await expect.poll(() => upstream.requests.length).toBe(1)
      leaving.abort()
      await asking
      await expect.poll(() => upstream.openConnections(), { timeout: 5_000 }).toBe(0)
      expect(upstream.requests.length).toBe(1)
    },
  )
})

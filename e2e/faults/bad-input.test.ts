import { describe, expect, it } from 'vitest'
import { startProxy } from '../../src-main/proxy/testing/start.ts'
import { amounts } from './amounts.ts'
import { badInputs, post, request } from './bad-input.ts'
import { startFaultyUpstream } from './faulty-upstream.ts'
import { chat } from './formats.ts'
import { connectRaw, exchangeRaw, type RawAnswer } from './raw-exchange.ts'
import { streamed } from './steps.ts'

const good = { model: 'claude-opus-5-5', max_tokens: 100, messages: [{ role: 'user', content: 'hello' }] }

/** A proxy in front of an upstream that answers everything well. */
async function startGood(options: Parameters<typeof startProxy>[0] = {}) {
  const upstream = await startFaultyUpstream([streamed(chat.hello.join(''))])
  const proxy = await startProxy({ baseUrl: `${upstream.origin}/v1`, refresh: false, ...options })
  return { ...proxy, upstream }
}

function expectError(answer: RawAnswer, status: number, type: string): void {
  expect({ status: answer.status, type: answer.headers['content-type'] }, answer.body).toEqual({
    status,
    type: 'application/json',
  })
  expect(JSON.parse(answer.body)).toEqual({
    type: 'error',
    error: { type, message: expect.stringMatching(/./) as string },
    request_id: answer.headers['request-id'],
  })
  expect(answer.body).not.toMatch(/node:|\.ts|at [A-Z]\w+ \(/)
}

describe('what a client sends', () => {
  it.each(badInputs.map((input) => [input.title, input] as const))('%s', async (_title, { bytes, status, type }) => {
    const { url } = await startGood()
    const answer = await exchangeRaw(url, bytes)
    if (type === undefined) expect(answer.status, answer.body).toBe(status)
    else expectError(answer, status, type)
    const names = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))
    expect(names).toEqual([])
    // Whatever it was, the next client is served.
    expect((await exchangeRaw(url, post(good))).status).toBe(200)
  })

  it('I28: no key or a wrong one', async () => {
    const { url, upstream } = await startGood({ token: 'secret' })
    expectError(await exchangeRaw(url, post(good)), 401, 'authentication_error')
    expectError(await exchangeRaw(url, post(good, { authorization: 'Bearer x' })), 401, 'authentication_error')
    expect(upstream.requests).toEqual([])
    expect((await exchangeRaw(url, post(good, { 'x-api-key': 'secret' }))).status).toBe(200)
  })

  it.each([
    ['I45: half of its headers, and then nothing', 'POST /v1/messages HTTP/1.1\r\nhost: local'],
    ['I46: half of its body, and then nothing', post(good).subarray(0, -10)],
  ])('%s', async (_title, bytes) => {
    const { url } = await startGood({ limits: { clientHeadersMs: 50, clientRequestMs: 100 } })
    expectError(await exchangeRaw(url, bytes), 408, 'timeout_error')
  })

  it('I47: many connections that say nothing, while others are served', async () => {
    const { url } = await startGood()
    const idle = Array.from({ length: amounts.idleConnections }, () => connectRaw(url))
    expect((await exchangeRaw(url, post(good))).status).toBe(200)
    for (const connection of idle) connection.close()
  })

  it('I48: several requests at once on one connection, answered in order', async () => {
    const { url } = await startGood()
    const connection = connectRaw(url)
    const hello = request('GET /api/hello', { host: 'localhost' })
    connection.send(Buffer.concat([post(good), Buffer.from(hello), post({ ...good, max_tokens: 0 })]))
    expect(JSON.parse((await connection.next()).body)).toMatchObject({ stop_reason: 'end_turn' })
    expect(JSON.parse((await connection.next()).body)).toMatchObject({ name: 'FreeCC' })
    expect(JSON.parse((await connection.next()).body)).toMatchObject({ stop_reason: 'max_tokens' })
    connection.close()
  })

  it('I48: garbage after a request, which gets its answer all the same', async () => {
    const { url } = await startGood()
    const connection = connectRaw(url)
    connection.send(`${request('GET /api/hello', { host: 'localhost' })}\u0000\u0001\r\n\r\n`)
    expect((await connection.next()).status).toBe(200)
    expectError(await connection.next(), 400, 'invalid_request_error')
    connection.close()
  })

  it('I49: a client that asks whether to go on', async () => {
    const { url } = await startGood()
    const connection = connectRaw(url)
    connection.send(post(good, { expect: '100-continue' }))
    expect((await connection.next()).status).toBe(100)
    expect((await connection.next()).status).toBe(200)
    connection.close()
  })

  it('I51: a path in the name of a model', async () => {
    const { url, upstream } = await startGood({ provider: 'gemini', model: '../../v1/files?x=1#y z\r\n' })
    await exchangeRaw(url, post(good))
    expect([...new Set(upstream.requests.map((received) => received.url))]).toEqual([
      '/v1/models/..%2F..%2Fv1%2Ffiles%3Fx%3D1%23y%20z%0D%0A:generateContent',
    ])
  })

  it('I52: the address of a picture, which is never fetched here', async () => {
    const asked = await startFaultyUpstream([])
    const { url } = await startGood()
    const source = { type: 'url', url: `${asked.origin}/picture.png` }
    const messages = [{ role: 'user', content: [{ type: 'image', source }] }]
    expect((await exchangeRaw(url, post({ ...good, messages }))).status).toBe(200)
    expect(asked.connections()).toBe(0)
  })

  it('I53: another upstream in its body or headers', async () => {
    const asked = await startFaultyUpstream([])
    const { url, upstream } = await startGood()
    const places = { api_base: asked.origin, base_url: asked.origin, baseUrl: asked.origin, headers: { x: 'y' } }
    const headers = { 'x-api-base': asked.origin, 'x-portkey-custom-host': asked.origin }
    expect((await exchangeRaw(url, post({ ...good, ...places }, headers))).status).toBe(200)
    expect(asked.connections()).toBe(0)
    expect(upstream.requests[0]?.body).not.toContain(asked.origin)
  })

  it('I54: 150 KB of one letter', async () => {
    const { url } = await startGood()
    const messages = [{ role: 'user', content: 'x'.repeat(150_000) }]
    expect((await exchangeRaw(url, post({ ...good, messages }))).status).toBe(200)
  })
})

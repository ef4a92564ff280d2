import { describe, expect, it } from 'vitest'
import { startProxy } from '../../src-main/proxy/testing/start.ts'
import { amounts, isLong } from './amounts.ts'
import { ask } from './ask.ts'
import { checkForm } from './expected.ts'
import { startFaultyUpstream, type Reply, type Step } from './faulty-upstream.ts'
import { chat, formats, helloText } from './formats.ts'
import { measured } from './measured.ts'
import { chunk, end, framed, head, json, openStream, reset, send, streamed, whole } from './steps.ts'

const timeout = isLong ? 1_200_000 : 60_000
const quick = { limits: { repeatMs: 1 }, refresh: false }

const failing: readonly Reply[] = [
  [reset],
  [end],
  [json(500, chat.error(500, 'Broken'))],
  [json(429, chat.error(429, 'Slow down'))],
  [whole(200, 'text/html', '<html>Log in</html>')],
  [openStream(), chunk(chat.beginning.join('')), reset],
  [openStream(), chunk(chat.beginning.join('')), end],
  streamed(chat.beginning.join('')),
  streamed('data: {"broken\n\n'),
  streamed(''),
  [send('HTTP/1.1 nonsense\r\n\r\n')],
  [send(head(200, { 'content-length': 100 }) + '{'), end],
]

const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length

describe('one failure after the other', () => {
  it(
    'leaves no socket behind, and every one is an error in good form',
    async () => {
      let next = 0
      const anyFailure: Step = async (socket) => {
        const reply = failing[(next += 1) % failing.length] ?? []
        for (const step of reply) if (!socket.destroyed) await step(socket)
      }
      const upstream = await startFaultyUpstream([[anyFailure]])
      const { url, exchanges } = await startProxy({ baseUrl: `${upstream.origin}/v1`, ...quick })
      const fail = async () => {
        const outcome = await ask(url, true)
        checkForm(outcome)
        expect(outcome.message).toBeNull()
      }
      for (let count = 0; count < 2 * failing.length; count += 1) await fail()
      const before = sockets()
      for (let count = 0; count < amounts.failures; count += 1) await fail()
      await expect.poll(() => upstream.openConnections(), { timeout: 5_000 }).toBeLessThanOrEqual(1)
      await expect.poll(sockets, { timeout: 5_000 }).toBeLessThanOrEqual(before)
      expect(exchanges.filter(({ state }) => state === 'done')).toEqual([])
      measured('failures in a row', amounts.failures)
      measured('connections to the upstream left after them', upstream.openConnections())
      measured('sockets more than before them', Math.max(0, sockets() - before))
    },
    timeout,
  )
})

const statuses = [
  400, 401, 402, 403, 404, 405, 408, 409, 413, 418, 422, 425, 429, 451, 500, 501, 502, 503, 504, 520, 529,
]
const envelopes: readonly ((status: number) => string)[] = [
  (status) => JSON.stringify({ error: { message: 'Words', type: 'x', param: null, code: null, status } }),
  () => JSON.stringify({ error: 'Words' }),
  (code) => JSON.stringify({ object: 'error', message: 'Words', type: 'BadRequestError', code }),
  () => JSON.stringify({ detail: [{ loc: ['body'], msg: 'Words', type: 'missing' }] }),
  (code) => JSON.stringify([{ error: { code, message: 'Words', status: 'INVALID_ARGUMENT' } }]),
  () => JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: 'Words' } }),
  () => JSON.stringify({ base_resp: { status_code: 1004, status_msg: 'Words' } }),
  () => '<html><head><title>Words</title></head><body>Words</body></html>',
  () => 'Words',
  () => '',
  () => '{"error":{"message":"Wor',
  () => 'null',
]

describe('errors of providers', () => {
  it(
    '244: of every status and envelope become an error in good form, and never one about the client’s own login',
    async () => {
      const kinds = statuses.flatMap((status) => envelopes.map((envelope) => [status, envelope(status)] as const))
      let current: (typeof kinds)[number] = [500, '']
      const upstream = await startFaultyUpstream([[(socket) => json(...current)(socket)]])
      const { url } = await startProxy({ baseUrl: `${upstream.origin}/v1`, ...quick })
      for (const kind of kinds) {
        current = kind
        const outcome = await ask(url, true)
        checkForm(outcome)
        expect(outcome.message).toBeNull()
        expect(outcome.status).toBeGreaterThanOrEqual(400)
        expect(outcome.status).not.toBe(401)
        if (kind[1].includes('Words')) expect(outcome.text).toContain('Words')
      }
      expect(kinds.length).toBeGreaterThan(100)
      measured('kinds of errors of providers', kinds.length)
    },
    timeout,
  )
})

describe('an answer that is cut off after any byte', () => {
  it.each(formats.map((format) => [format.wireFormat, format] as const))(
    'F65: is whole or an error, never half of one taken for whole: %s',
    async (wireFormat, format) => {
      const start = head(200, {
        'content-type': 'text/event-stream',
        'transfer-encoding': 'chunked',
        'request-id': 'req_upstream',
      })
      const bytes = Buffer.concat([Buffer.from(start), ...format.hello.map(framed), Buffer.from('0\r\n\r\n')])
      let length = 0
      const upstream = await startFaultyUpstream([[(socket) => send(bytes.subarray(0, length))(socket), end]])
      const { url } = await startProxy({
        provider: format.provider,
        wireFormat,
        baseUrl: upstream.origin + format.basePath,
        model: format.model,
        ...quick,
      })
      let cuts = 0
      let wholes = 0
      for (
        length = 0;
        length <= bytes.length;
        length += Math.min(amounts.cutStep, Math.max(1, bytes.length - length))
      ) {
        const outcome = await ask(url, true)
        checkForm(outcome, wireFormat === 'anthropic')
        if (outcome.message !== null) {
          expect(outcome.message.content, `cut after ${length} bytes`).toMatchObject([{ text: helloText }])
          wholes += 1
        }
        cuts += 1
      }
      expect(wholes).toBeGreaterThan(0)
      expect(wholes).toBeLessThan(cuts / 2)
      measured(`cuts of an answer of ${wireFormat}`, cuts)
    },
    timeout,
  )
})

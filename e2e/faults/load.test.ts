import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { measure } from '../../bench/load.ts'
import { requestBody } from '../../bench/prompts.ts'
import { startTargets } from '../../bench/targets.ts'
import { smallRequest, startProxy, startUpstream } from '../../src-main/proxy/testing/start.ts'
import { isLong } from './amounts.ts'
import { measured } from './measured.ts'

const amounts = isLong
  ? { streams: 500, streamsMs: 60_000, exchanges: 50_000, sentMegabytes: 200 }
  : { streams: 50, streamsMs: 1_000, exchanges: 600, sentMegabytes: 60 }
const timeout = isLong ? 600_000 : 60_000

/** FreeCC as users run it, its client and its upstream, each in a process of its own. */
async function startAll() {
  const targets = await startTargets({ mayPin: false })
  onTestFinished(targets.stop)
  return targets
}

describe('many requests', () => {
  it(
    'as concurrent streams: each gets its whole answer, and every connection is given back',
    async () => {
      const { freecc, freeccHandles, freeccMegabytes } = await startAll()
      const before = freeccHandles()
      const options = { clients: amounts.streams, requests: Infinity, mostMs: amounts.streamsMs }
      // Throws at the first answer that is not status 200 or breaks off.
      const { timings } = await measure(freecc, requestBody(2_000, true), options)
      expect(timings.length).toBeGreaterThanOrEqual(amounts.streams)
      measured('concurrent streams', amounts.streams)
      measured('streams answered by them', timings.length)
      measured('MB held after them', Math.round(freeccMegabytes() ?? 0))
      // The connections to the upstream may stay open for the next requests.
      if (before !== null) {
        await expect.poll(freeccHandles, { timeout: 10_000 }).toBeLessThanOrEqual(before + amounts.streams + 10)
      }
    },
    timeout,
  )

  it(
    'one after the other: memory and handles do not grow with their number',
    async () => {
      const { freecc, freeccHandles, freeccMegabytes } = await startAll()
      const ask = (requests: number) =>
        measure(freecc, requestBody(2_000, false), { clients: 16, requests, mostMs: Infinity })
      // The heap finds its size in the first fifth.
      await ask(amounts.exchanges / 5)
      const before = { handles: freeccHandles(), megabytes: freeccMegabytes() }
      const { timings } = await ask((amounts.exchanges * 4) / 5)
      expect(timings).toHaveLength((amounts.exchanges * 4) / 5)
      measured('exchanges of the soak', amounts.exchanges)
      if (before.handles === null || before.megabytes === null) return
      const grown = (freeccMegabytes() ?? 0) - before.megabytes
      measured('MB held after a fifth of them', Math.round(before.megabytes))
      measured('MB more after all', Math.round(grown))
      measured('handles more after all', (freeccHandles() ?? 0) - before.handles)
      // A single kilobyte that every exchange of the long form left behind would be 40 MB; garbage waits as well.
      expect(grown).toBeLessThan(128)
      // Connections to the upstream come and go, as many as there are clients.
      expect(freeccHandles()).toBeLessThanOrEqual(before.handles + 32)
    },
    timeout,
  )
})

describe('a client that reads nothing', () => {
  it(
    'makes the upstream wait, and gets everything once it reads',
    async () => {
      const event = `data: ${JSON.stringify({ choices: [{ delta: { content: 'x'.repeat(64_000) } }] })}\n\n`
      const events = Math.ceil((amounts.sentMegabytes * 1_000_000) / event.length)
      let sent = 0
      const { url: upstream } = await startUpstream((incoming, response) => {
        const send = async () => {
          response.writeHead(200, { 'content-type': 'text/event-stream' })
          for (; sent < events; sent += 1) if (!response.write(event)) await once(response, 'drain')
          response.end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n')
        }
        incoming.resume().once('end', () => void send())
      })
      const { url } = await startProxy({ baseUrl: `${upstream}/v1`, refresh: false })
      const headers = { 'content-type': 'application/json' }
      const client = httpRequest(`${url}/v1/messages`, { method: 'POST', headers })
      client.end(JSON.stringify({ ...smallRequest, stream: true }))
      const [answer] = (await once(client, 'response')) as [IncomingMessage]
      let before = -1
      await expect
        .poll(
          () => {
            const isStill = sent === before && sent > 0
            before = sent
            return isStill
          },
          { interval: 500, timeout: 20_000 },
        )
        .toBe(true)
      const megabytes = (sent * event.length) / 1_000_000
      measured('MB that a client which reads nothing was sent', Math.round(megabytes))
      // What lies in the buffers of the system and of both sides.
      expect(megabytes).toBeLessThan(amounts.sentMegabytes / 2)
      let received = 0
      for await (const part of answer as AsyncIterable<Buffer>) received += part.length
      expect(sent).toBe(events)
      expect(received).toBeGreaterThan(events * 64_000)
    },
    timeout,
  )
})

import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { postMessages, smallRequest, startChatStream, startProxy, startUpstream } from './testing/start.ts'

/** An upstream that begins each answer, and finishes them when it is told to. */
async function startHolding() {
  const held: ServerResponse[] = []
  const { url } = await startUpstream((incoming, response) => {
    incoming.resume().once('end', () => {
      held.push(response)
      startChatStream(response).chunk({ content: 'Begun' })
    })
  })
  const finish = () => {
    for (const response of held.splice(0)) response.end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n')
  }
  return { baseUrl: `${url}/v1`, finish }
}

const streaming = { ...smallRequest, stream: true }

describe('requests that are open at the same time', () => {
  it('are limited: one more is told to come back, and is answered once another one is over', async () => {
    const { baseUrl, finish } = await startHolding()
    const { url } = await startProxy({ baseUrl, refresh: false, limits: { openRequests: 2 } })
    const open = [await postMessages(url, streaming), await postMessages(url, streaming)]
    const refused = await postMessages(url, streaming)
    expect(refused.status).toBe(529)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.json()).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } })
    finish()
    for (const answer of open) expect(await answer.text()).toContain('message_stop')
    const next = await postMessages(url, streaming)
    expect(next.status).toBe(200)
    finish()
    expect(await next.text()).toContain('message_stop')
  })

  it('get to their end when FreeCC is switched off, while new ones are refused', async () => {
    const { baseUrl, finish } = await startHolding()
    const { proxy, url } = await startProxy({ baseUrl, refresh: false })
    const open = await postMessages(url, streaming)
    proxy.setOn(false)
    expect((await postMessages(url, streaming)).status).toBe(503)
    finish()
    expect(await open.text()).toContain('message_stop')
  })
})

import { describe, expect, it } from 'vitest'
import { checkMessagesRequest } from '../codecs/anthropic-compatible/testing/check-messages-request.ts'
import { checkStreamText } from '../codecs/testing/stream-conformance.ts'
import { bodyOf, postMessages, smallRequest, startProxy, startUpstream } from './testing/start.ts'

const answer = [
  { type: 'message_start', message: { model: 'deepseek-v4', usage: { input_tokens: 9 } } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hello' } },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } },
]

describe("a provider's Messages endpoint", () => {
  it('is asked with its key and no header of Anthropic, and its stream is made whole', async () => {
    const seen: { url?: string | undefined; headers: object; body: unknown }[] = []
    const { url: upstream } = await startUpstream((incoming, response) => {
      void bodyOf(incoming).then((body) => {
        seen.push({ url: incoming.url, headers: incoming.headers, body: JSON.parse(body) })
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.end(answer.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))
      })
    })
    const { url } = await startProxy({
      provider: 'deepseek',
      baseUrl: `${upstream}/anthropic`,
      model: 'deepseek-v4',
    })
    const system = 'x-anthropic-billing-header: cch=1;'
    const response = await postMessages(
      url,
      { ...smallRequest, stream: true, system, metadata: { user_id: 'secret' } },
      { 'anthropic-beta': 'some-beta' },
    )
    expect(checkStreamText(await response.text())).toEqual([])
    const [asked] = seen
    expect(asked?.url).toBe('/anthropic/v1/messages')
    expect(asked?.headers).toMatchObject({ authorization: 'Bearer upstream-key', 'anthropic-version': '2023-06-01' })
    expect(asked?.headers).not.toHaveProperty('anthropic-beta')
    expect(checkMessagesRequest(asked?.body)).toEqual([])
    expect(asked?.body).not.toHaveProperty('system')
  })
})

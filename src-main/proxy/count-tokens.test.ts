import { describe, expect, it } from 'vitest'
import { checkStreamText } from '../codecs/testing/stream-conformance.ts'
import { bodyOf, postMessages, smallRequest, startChatStream, startProxy, startUpstream } from './testing/start.ts'

async function count(url: string, body: object | string): Promise<{ status: number; tokens: unknown }> {
  const response = await fetch(`${url}/v1/messages/count_tokens?beta=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const answer = (await response.json()) as { input_tokens?: unknown }
  return { status: response.status, tokens: answer.input_tokens }
}

const asking = (content: unknown) => ({ model: 'claude-opus-5-5', messages: [{ role: 'user', content }] })

describe('count_tokens', () => {
  it('235: answers a burst of fifty while a stream runs, which goes on meanwhile', async () => {
    let goOn = () => {}
    const upstream = await startUpstream((_incoming, response) => {
      const stream = startChatStream(response)
      stream.chunk({ content: 'first' })
      goOn = () => {
        stream.chunk({ content: ' second' })
        stream.finish()
      }
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const streamed = await postMessages(url, { ...smallRequest, stream: true })
    const reader = streamed.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = (await reader.read()).value ?? ''
    const long = asking('Read the whole file before you change it. '.repeat(5000))
    const burst = Promise.all(Array.from({ length: 50 }, () => count(url, long)))
    goOn()
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
    expect(checkStreamText(text)).toEqual([])
    const answers = await burst
    for (const { status, tokens } of answers) {
      expect(status).toBe(200)
      expect(tokens).toBeGreaterThan(44_000)
    }
  })

  it('counts with a tokenizer', async () => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1' })
    const { tokens: short } = await count(url, asking('word'))
    const { tokens: long } = await count(url, asking(`word${' word'.repeat(90)}`))
    expect(Number(long) - Number(short)).toBe(90)
  })

  it.each([
    ['special tokens', '<|endoftext|><|im_start|>'.repeat(2000)],
    ['a megabyte of one letter', 'a'.repeat(1024 * 1024)],
    ['halves of emoji', '\ud83d'.repeat(50_000)],
    ['blocks of no known kind', [{ type: 'mystery', deep: [[[['x']]]], 'odd key': null }]],
    ['nothing', ''],
  ])('238: counts %s', async (_, content) => {
    const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:1' })
    const { status, tokens } = await count(url, asking(content))
    expect(status).toBe(200)
    expect(tokens).toBeGreaterThan(1)
  })

  it('235: counts by itself when the server that could hangs', async () => {
    const upstream = await startUpstream(() => {})
    const { url } = await startProxy({ provider: 'hosted_vllm', baseUrl: `${upstream.url}/v1`, model: 'local' })
    const answers = await Promise.all([count(url, asking('hello')), count(url, asking('hello'))])
    for (const { status, tokens } of answers) {
      expect(status).toBe(200)
      expect(tokens).toBeGreaterThan(1)
    }
  })

  it('240: asks a server that has no such endpoint once, and goes on using it for messages', async () => {
    const paths: (string | undefined)[] = []
    const upstream = await startUpstream((incoming, response) => {
      paths.push(incoming.url)
      void bodyOf(incoming).then(() => {
        if (incoming.url !== '/v1/chat/completions') return void response.writeHead(404).end('{}')
        const stream = startChatStream(response)
        stream.chunk({ content: 'Hello' })
        stream.finish()
      })
    })
    const { url } = await startProxy({ provider: 'hosted_vllm', baseUrl: `${upstream.url}/v1`, model: 'local' })
    const { tokens } = await count(url, asking('hello'))
    expect(tokens).toBeGreaterThan(1)
    expect(await count(url, asking('hello'))).toEqual({ status: 200, tokens })
    expect(await (await postMessages(url, { ...smallRequest, stream: true })).text()).toContain('Hello')
    expect(paths.filter((path) => path !== '/v1/models')).toEqual(['/v1/messages/count_tokens', '/v1/chat/completions'])
  })
})

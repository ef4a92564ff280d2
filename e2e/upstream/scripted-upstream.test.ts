import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, call, failure, hasResultOf } from './scenario.ts'
import { startScriptedUpstream } from './scripted-upstream.ts'

const upstream = await startScriptedUpstream({ key: 'key-of-the-upstream', models: ['model-a'] })
afterAll(() => upstream.close())
beforeEach(() => upstream.play([]))

const headers = { authorization: 'Bearer key-of-the-upstream', 'content-type': 'application/json' }
const question = { model: 'model-a', messages: [{ role: 'user', content: 'Hello' }] }
const streaming = { ...question, stream: true, stream_options: { include_usage: true } }

function post(body: object, moreHeaders: Record<string, string> = {}, path = '/chat/completions') {
  const init = { method: 'POST', headers: { ...headers, ...moreHeaders }, body: JSON.stringify(body) }
  return fetch(`${upstream.baseUrl}${path}`, init)
}

interface Chunk {
  readonly choices: ReadonlyArray<{ readonly delta: Delta; readonly finish_reason: string | null }>
  readonly usage: object | null
}
interface Delta {
  readonly content?: string | null
  readonly tool_calls?: readonly [{ readonly index: number; readonly function: { readonly arguments: string } }]
}

async function chunksOf(response: Response): Promise<readonly Chunk[]> {
  const events = (await response.text()).trim().split('\n\n')
  expect(events.at(-1)).toBe('data: [DONE]')
  return events.slice(0, -1).map((event) => JSON.parse(event.replace('data: ', '')) as Chunk)
}

describe('a correct request', () => {
  it('is answered in pieces, with finish reason, and with usage in a chunk of its own', async () => {
    upstream.play([{ name: 'greets', reply: answer({ text: 'Good morning, dear reader' }) }])
    const chunks = await chunksOf(await post(streaming))
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe('Good morning, dear reader')
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop')
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 1200 } })
    expect(upstream.requests.map((request) => request.step)).toEqual(['greets'])
    expect(() => upstream.verify()).not.toThrow()
  })

  it('gets the arguments of parallel calls interleaved', async () => {
    const calls = [call('call_a', 'Bash', { command: 'echo one' }), call('call_b', 'Bash', { command: 'echo two' })]
    upstream.play([{ name: 'calls', reply: answer({ toolCalls: calls }) }])
    const deltas = (await chunksOf(await post(streaming))).flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? [])
    const argumentsOf = (index: number) =>
      deltas.flatMap((delta) => (delta.index === index ? [delta.function.arguments] : [])).join('')
    expect([argumentsOf(0), argumentsOf(1)]).toEqual(['{"command":"echo one"}', '{"command":"echo two"}'])
    expect(deltas.map((delta) => delta.index)).toEqual([0, 1, 0, 1, 0, 1, 0, 1])
  })

  it('is answered with one body if it asks for no stream', async () => {
    upstream.play([{ name: 'greets', reply: answer({ text: 'Hi' }) }])
    const body: unknown = await (await post(question)).json()
    expect(body).toMatchObject({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] })
  })

  it('takes the first unused step that matches', async () => {
    upstream.play([
      { name: 'later', when: hasResultOf('call_a'), reply: answer({ text: 'done' }) },
      { name: 'overloaded', reply: failure(503, { message: 'Overloaded' }, { 'retry-after': '1' }) },
      { name: 'greets', reply: answer({ text: 'Hi' }) },
    ])
    const first = await post(question)
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1'])
    expect((await post(question)).status).toBe(200)
    expect(() => upstream.verify()).toThrow('the step "later" was never reached')
  })

  it('counts as open until its answer is sent or nobody listens any more', async () => {
    upstream.play([{ name: 'is slow', reply: answer({ text: 'Good morning, dear reader', paceMs: 20 }) }])
    const response = await post(streaming)
    expect(upstream.openAnswers()).toBe(1)
    await response.body?.cancel()
    await vi.waitFor(() => expect(upstream.openAnswers()).toBe(0))
  })

  it('may be cut off in the middle of its answer', async () => {
    upstream.play([{ name: 'breaks', reply: answer({ text: 'Good morning', breakAfter: 2 }) }])
    await expect((await post(streaming)).text()).rejects.toThrow()
  })
})

describe('refuses, and remembers, a request', () => {
  const refused = async (response: Promise<Response>, complaint: string) => {
    expect((await response).status).toBe(400)
    expect(() => upstream.verify()).toThrow(complaint)
    expect(upstream.requests).toEqual([])
  }
  beforeEach(() => upstream.play([{ name: 'anything', reply: answer({ text: 'Hi' }), optional: true }]))

  it('with another key', () =>
    refused(post(question, { authorization: 'Bearer other' }), 'the header authorization is Bearer other'))
  it('to another path', () => refused(post(question, {}, '/v1/chat/completions'), 'the path is /v1/v1/chat'))
  it('with a query', () => refused(post(question, {}, '/chat/completions?beta=true'), 'the path is'))
  it('with a header of the client', () => refused(post(question, { 'anthropic-beta': 'x' }), 'anthropic-beta'))
  it("with the client's user agent", () => refused(post(question, { 'user-agent': 'claude-cli/2' }), 'user agent'))
  it('of another content type', () => refused(post(question, { 'content-type': 'text/plain' }), 'content type'))
  it('for another model', () => refused(post({ ...question, model: 'x' }), 'model x does not exist'))
  it('without usage in a stream', () => refused(post({ ...question, stream: true }), 'include_usage'))
  it('with an unknown field', () => refused(post({ ...question, top_k: 3 }), 'top_k'))
  it('with a raw session id', () =>
    refused(post({ ...question, prompt_cache_key: '0f9c8b7a-1111-4222-8333-444455556666' }), 'raw id'))
  it('with the attribution block', () => {
    const system = { role: 'system', content: 'x-anthropic-billing-header: cc_version=2;' }
    return refused(post({ ...question, messages: [system, ...question.messages] }), 'attribution block')
  })
  it('that no step expects', () => {
    upstream.play([])
    return refused(post(question), 'no step of the script expects this request')
  })
})

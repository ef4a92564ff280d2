import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, call, failure, hasResultOf, type Answer } from '../scenario.ts'
import { startUpstream, type Upstream } from '../scripted-upstream.ts'
import { geminiApi, retryInfo } from './gemini-api.ts'
import type { GeminiBody, Part } from './gemini-body.ts'

const model = 'gemini-3-pro-preview'
let upstream: Upstream<GeminiBody>
beforeEach(async () => {
  upstream = await startUpstream(geminiApi({ model }), { key: 'right' })
})
afterEach(() => upstream.close())

const method = `/models/${model}:streamGenerateContent?alt=sse`
const question = { role: 'user', parts: [{ text: 'Which word?' }] }
const declarations = [{ name: 'Bash', parameters: { type: 'OBJECT', properties: { command: { type: 'STRING' } } } }]

function post(contents: readonly object[], path = method, headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    headers: { 'x-goog-api-key': 'right', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ contents, tools: [{ functionDeclarations: declarations }] }),
  }
  return fetch(upstream.baseUrl + path, init)
}

/** The parts of an answer to the question. */
async function partsOf(given: Answer): Promise<readonly Part[]> {
  upstream.play([{ name: 'answers', reply: given }])
  const events = (await (await post([question])).text()).trim().split('\n\n')
  const chunks = events.map((event) => JSON.parse(event.replace('data: ', '')) as Chunk)
  return chunks.flatMap(({ candidates: [{ content }] }) => content.parts)
}

interface Chunk {
  readonly candidates: readonly [{ readonly content: { readonly parts: readonly Part[] } }]
}

const twoCalls = answer({
  text: 'I look.',
  toolCalls: [call('one', 'Bash', { command: 'a' }), call('two', 'Bash', { command: 'b' })],
})

/** The conversation after the two calls, as a client that loses nothing sends it. */
async function conversation(change: (parts: readonly Part[]) => readonly Part[] = (parts) => parts) {
  const parts = await partsOf(twoCalls)
  const [signedText, ...calls] = parts.filter((part) => part.thoughtSignature ?? part.functionCall)
  const answers = ['one', 'two'].map((id) => ({
    functionResponse: { id, name: 'Bash', response: { output: `Output of ${id}` } },
  }))
  const model = { role: 'model', parts: change([{ ...signedText, text: 'I look.' }, ...calls]) }
  return [question, model, { role: 'user', parts: answers }]
}

it('signs a text before calls, and of the calls the first alone', async () => {
  const parts = await partsOf(twoCalls)
  expect(parts.map(({ text }) => text ?? '').join('')).toBe('I look.')
  expect(parts.map(({ thoughtSignature }) => thoughtSignature !== undefined)).toEqual([false, true, true, false, false])
})

it('takes back what it has signed, and finds the results', async () => {
  const contents = await conversation()
  upstream.play([{ name: 'goes on', when: hasResultOf('two'), reply: answer({ text: 'Good.' }) }])
  expect((await post(contents)).status).toBe(200)
  upstream.verify()
  expect([...(upstream.requests[0]?.conversation.results ?? [])]).toEqual([
    ['one', 'Output of one'],
    ['two', 'Output of two'],
  ])
})

it("fails in Google's form", async () => {
  upstream.play([{ name: 'is busy', reply: failure(429, { message: 'Quota', details: [retryInfo(3)] }) }])
  const response = await post([question])
  expect([response.status, await response.json()]).toEqual([
    429,
    { error: { code: 429, message: 'Quota', status: 'RESOURCE_EXHAUSTED', details: [retryInfo(3)] } },
  ])
})

describe('refuses', () => {
  const refused = async (response: Promise<Response>, complaint: string) => {
    const { status } = await response
    expect(status).toBe(400)
    expect(() => upstream.verify()).toThrow(complaint)
  }
  const without = (at: number) => (parts: readonly Part[]) =>
    parts.map(({ thoughtSignature, ...part }, index) =>
      index === at || thoughtSignature === undefined ? part : { ...part, thoughtSignature },
    )
  const swapped = (parts: readonly Part[]) => {
    const [text, first, second] = parts
    return [text!, { ...first, thoughtSignature: text!.thoughtSignature! }, second!]
  }

  it.each([
    ['a call without its signature', without(1), 'missing a thought_signature'],
    ['a text without its signature', without(0), 'comes without its thought_signature'],
    ['a call with the signature of something else', swapped, 'another thought_signature than it had'],
    [
      "Google's word for an unknown signature where it is known",
      (parts: readonly Part[]) => parts.with(1, { ...parts[1], thoughtSignature: 'skip_thought_signature_validator' }),
      'another thought_signature than it had',
    ],
    [
      'a signature that it never gave out',
      (parts: readonly Part[]) => parts.with(1, { ...parts[1], thoughtSignature: 'c2lnbmVk' }),
      'Thought signature is not valid',
    ],
  ])('%s', async (_what, change, complaint) => {
    const contents = await conversation(change)
    upstream.play([])
    await refused(post(contents), complaint)
  })

  it('responses in another order', async () => {
    const contents = await conversation()
    const [asked, said, { parts: answers = [] } = {}] = contents as readonly { readonly parts: readonly object[] }[]
    await refused(post([asked!, said!, { role: 'user', parts: answers.toReversed() }]), 'does not belong to the call')
  })

  it('another key', () => refused(post([question], method, { 'x-goog-api-key': 'x' }), 'x-goog-api-key is x'))
  it('a key in the other header', () =>
    refused(post([question], method, { authorization: 'Bearer right' }), 'authorization has no business'))
  it('a stream of another form', () => refused(post([question], method.replace('?alt=sse', '')), 'the path is'))
  it('another model', () => refused(post([question], method.replace('3-pro', '2-pro')), 'the path is'))
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, call, hasResultOf, type Answer } from '../scenario.ts'
import { startUpstream, type Upstream } from '../scripted-upstream.ts'
import type { OutputItem } from './output-items.ts'
import { responsesApi } from './responses-api.ts'
import type { ResponsesBody } from './responses-body.ts'

const start = (argumentsAtEnd: boolean) =>
  startUpstream(responsesApi({ model: 'o3', argumentsAtEnd }), { key: 'right' })
let upstream: Upstream<ResponsesBody>
let late: Upstream<ResponsesBody>
beforeEach(async () => {
  upstream = await start(false)
  late = await start(true)
})
afterEach(() => Promise.all([upstream.close(), late.close()]))

const question = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Which word?' }] }
const request = {
  model: 'o3',
  input: [question],
  stream: true,
  store: false,
  include: ['reasoning.encrypted_content'],
  reasoning: { summary: 'auto' },
}

function post(body: object, to = upstream) {
  const init = {
    method: 'POST',
    headers: { authorization: 'Bearer right', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  return fetch(`${to.baseUrl}/responses`, init)
}

interface Event {
  readonly type: string
  readonly delta?: string
  readonly response: { readonly output: readonly OutputItem[]; readonly usage: object }
}

async function eventsOf(given: Answer, to = upstream, body: object = request): Promise<readonly Event[]> {
  to.play([{ name: 'answers', reply: given }])
  const frames = (await (await post(body, to)).text()).trim().split('\n\n')
  return frames.map((frame) => JSON.parse(frame.replace(/^.*\ndata: /, '')) as Event)
}

const twoCalls = answer({
  reasoning: 'I should look.',
  text: 'I look.',
  toolCalls: [call('one', 'Bash', { command: 'a' }), call('two', 'Bash', { command: 'b' })],
})

/** What the server put out, as a client that loses nothing sends it back. */
async function replayed(): Promise<readonly object[]> {
  const output = (await eventsOf(twoCalls)).at(-1)?.response.output ?? []
  return output.map((item) => {
    switch (item.type) {
      case 'reasoning':
        return item
      case 'message':
        return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'I look.' }] }
      case 'function_call':
        return { type: 'function_call', call_id: item.call_id, name: item.name, arguments: item.arguments }
    }
  })
}

const outputs = ['one', 'two'].map((id) => ({ type: 'function_call_output', call_id: id, output: `Output of ${id}` }))

it('tells of each item from its beginning to its end', async () => {
  const types = (await eventsOf(twoCalls)).map(({ type }) => type.replace('response.', ''))
  expect(types.slice(0, 2)).toEqual(['created', 'in_progress'])
  expect(types.filter((type) => type === 'output_item.added')).toHaveLength(4)
  expect(types.filter((type) => type === 'output_item.done')).toHaveLength(4)
  expect(types.filter((type) => type === 'reasoning_summary_part.done')).toHaveLength(2)
  expect(types.at(-1)).toBe('completed')
})

it('encrypts its reasoning, and sums it up, only where that is asked for', async () => {
  const { include: _include, reasoning: _reasoning, ...bare } = request
  const [item] = (await eventsOf(twoCalls, upstream, bare)).at(-1)?.response.output ?? []
  expect(item).toMatchObject({ type: 'reasoning', summary: [] })
  expect(item).not.toHaveProperty('encrypted_content')
})

it('may keep the arguments of calls for the end', async () => {
  const isDelta = ({ type }: Event) => type === 'response.function_call_arguments.delta'
  expect((await eventsOf(twoCalls)).filter(isDelta)).not.toEqual([])
  expect((await eventsOf(twoCalls, late)).filter(isDelta)).toEqual([])
})

it('takes back what it has put out, and finds the results', async () => {
  const input = [question, ...(await replayed()), ...outputs]
  upstream.play([{ name: 'goes on', when: hasResultOf('two'), reply: answer({ text: 'Good.' }) }])
  expect((await post({ ...request, input })).status).toBe(200)
  upstream.verify()
})

describe('refuses', () => {
  const foreign = { type: 'reasoning', id: 'rs_x', summary: [], encrypted_content: 'gAAAA' }
  type Change = (items: readonly object[]) => readonly object[]

  it.each<[what: string, change: Change, complaint: string]>([
    ['reasoning that is left out', ([, ...items]) => items, 'without the reasoning that led to it'],
    ['reasoning of another server', ([, ...items]) => [foreign, ...items], 'was never sent in this form'],
    ['reasoning that was changed', ([item, ...items]) => [{ ...item, summary: [] }, ...items], 'never sent'],
    [
      'reasoning in another place',
      ([item, said, ...items]) => [said!, item!, ...items],
      'without the reasoning that led to it',
    ],
    ['a call that is not answered', (items) => items.slice(0, -1), 'answers no call'],
  ])('%s', async (_what, change, complaint) => {
    const input = [question, ...change(await replayed()), ...outputs]
    upstream.play([])
    const response = await post({ ...request, input })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
    expect(() => upstream.verify()).toThrow(complaint)
  })

  it.each([
    ['to store the answer', { store: true }, 'store must be false'],
    ['an unknown field', { previous_response_id: 'resp_1' }, 'previous_response_id'],
    ['another model', { model: 'o4' }, 'the model o4 does not exist here'],
    ['a mark of the client', { instructions: 'x-anthropic-billing-header: x' }, 'attribution block'],
  ])('%s', async (_what, change, complaint) => {
    expect((await post({ ...request, ...change })).status).toBe(400)
    expect(() => upstream.verify()).toThrow(complaint)
  })
})

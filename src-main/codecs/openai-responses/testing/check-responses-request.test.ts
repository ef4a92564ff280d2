import { describe, expect, it } from 'vitest'
import { checkReplay } from './check-replay.ts'
import { checkResponsesRequest } from './check-responses-request.ts'

const said = (role: string, words: string) => ({
  type: 'message',
  role,
  content: [{ type: role === 'assistant' ? 'output_text' : 'input_text', text: words }],
})
const reasoning = (id: string) => ({ type: 'reasoning', id, summary: [], encrypted_content: `enc of ${id}` })
const call = (id: string) => ({ type: 'function_call', call_id: id, name: 'Bash', arguments: '{}' })
const output = (id: string) => ({ type: 'function_call_output', call_id: id, output: 'ok' })
const input = [
  said('user', 'go'),
  reasoning('rs_1'),
  call('call_1'),
  reasoning('rs_2'),
  call('call_2'),
  output('call_1'),
  output('call_2'),
  reasoning('rs_3'),
  said('assistant', 'done'),
]
const tool = { type: 'function', name: 'Bash', parameters: { type: 'object', properties: {} }, strict: false }
const body = { model: 'gpt-5.5', store: false, input, tools: [tool] }

const without = (index: number) => input.filter((_item, at) => at !== index)
const swapped = (first: number, second: number) =>
  input.map((item, at) => (at === first ? input[second]! : at === second ? input[first]! : item))

describe('the checker of requests', () => {
  it('accepts a body that is right', () => {
    expect(checkResponsesRequest(body)).toEqual([])
  })

  it.each([
    ['stored', { ...body, store: true }],
    ['continued from what is stored', { ...body, previous_response_id: 'resp_1' }],
    ['without input', { ...body, input: [] }],
    ['54: with too small a limit', { ...body, max_output_tokens: 15 }],
    ['65: with stop sequences', { ...body, stop: ['x'] }],
    ['with an output that comes too early', { ...body, input: swapped(2, 5) }],
    ['with outputs out of order', { ...body, input: swapped(5, 6) }],
    ['26: without an output', { ...body, input: without(6) }],
    ['26: with an output without its call', { ...body, input: without(2) }],
    ['59: with reasoning at the end', { ...body, input: [...input, reasoning('rs_4')] }],
    ['59: with reasoning before a message of the user', { ...body, input: [reasoning('rs_0'), ...input] }],
    ['58: with the same reasoning twice', { ...body, input: [...input, reasoning('rs_1'), said('assistant', 'x')] }],
    [
      '55: with reasoning that holds nothing',
      { ...body, input: [{ type: 'reasoning', id: 'rs_0', summary: [] }, ...input.slice(2)] },
    ],
    [
      '61: with the id of a call that is not stored',
      { ...body, input: input.map((item) => (item.type === 'function_call' ? { ...item, id: 'fc_1' } : item)) },
    ],
    ['70: with the text of a user as output', { ...body, input: [{ ...said('assistant', 'x'), role: 'user' }] }],
    [
      '70: with the text of the model as input',
      { ...body, input: [...input, { ...said('user', 'x'), role: 'assistant' }] },
    ],
    ['63: with a role that is not taken', { ...body, input: [said('system', 'x'), ...input] }],
    ['60: with nested tools', { ...body, tools: [{ type: 'function', function: tool }] }],
    ['60: with a tool that is strict by default', { ...body, tools: [{ ...tool, strict: undefined }] }],
    ['66: with the choice of a tool that is not there', { ...body, tool_choice: { type: 'function', name: 'Read' } }],
    ['34: with a choice but no tools', { ...body, tools: undefined, tool_choice: 'auto' }],
  ])('rejects one %s', (_what, wrong) => {
    expect(checkResponsesRequest(wrong)).not.toEqual([])
  })
})

describe('the checker of what comes back', () => {
  const issued = [
    [reasoning('rs_1'), call('call_1'), reasoning('rs_2'), call('call_2')],
    [reasoning('rs_3'), said('assistant', 'done')],
  ]

  it('accepts what is as it was', () => {
    expect(checkReplay(input, issued)).toEqual([])
    expect(checkReplay([said('assistant', 'of another'), ...input], issued)).toEqual([])
  })

  it.each([
    ['without reasoning', without(1)],
    ['with reasoning out of order', swapped(1, 3)],
    ['with reasoning in the wrong place', swapped(3, 4)],
    [
      'with reasoning that was changed',
      input.map((item) => (item.type === 'reasoning' ? { ...item, encrypted_content: 'x' } : item)),
    ],
    [
      'with reasoning of somebody else',
      [said('user', 'x'), reasoning('rs_9'), said('assistant', 'of another'), ...input],
    ],
  ])('rejects an input %s', (_what, wrong) => {
    expect(checkReplay(wrong, issued)).not.toEqual([])
  })
})

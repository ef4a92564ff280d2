import { describe, expect, it } from 'vitest'
import { assistant, call, provider, result, text, tool, user } from '../openai-chat/testing/encode.ts'
import { encodeRequest as encodeChatRequest } from '../openai-chat/encode-request.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { sealReasoning } from '../reasoning-envelope.ts'
import { openReasoningItem, sealReasoningItem } from './reasoning-state.ts'
import { checkReplay } from './testing/check-replay.ts'
import { checkResponsesRequest } from './testing/check-responses-request.ts'
import { functionCall, message, reasoning } from './testing/decode.ts'
import { answerTo, encode, encodeConversation } from './testing/encode.ts'

const dialect = {
  systemRole: 'developer',
  outputParts: true,
  files: true,
  phases: true,
  bodyFields: ['prompt_cache_key'],
} as const
const settings = { thinking: { type: 'adaptive' }, tools: [tool('Bash'), tool('Read')], max_tokens: 32_000 }

/** Three answers of a server: with several reasoning items, parallel calls, and a last word. */
const answers = [
  [
    reasoning(['**Looking**\n\nI look.', '**Again**\n\nAnd look.'], { id: 'rs_a' }),
    message('I look.', { id: 'msg_a' }),
    functionCall('call_alpha', 'Bash', { command: 'ls' }),
  ],
  [
    reasoning([], { id: 'rs_b', encrypted_content: 'gAAA-b' }),
    functionCall('call_beta', 'Read', { file_path: 'a' }),
    reasoning(['More.'], { id: 'rs_c', encrypted_content: 'gAAA-c' }),
    functionCall('call_gamma', 'Read', { file_path: 'b' }),
  ],
  [reasoning(['Done.'], { id: 'rs_d', encrypted_content: 'gAAA-d' }), message('All is well.', { id: 'msg_d' })],
] as const

const resultsOf = (answer: readonly object[]) =>
  answer.flatMap((item) =>
    'call_id' in item ? [result(String(item.call_id), `output of ${String(item.call_id)}`)] : [],
  )

/** Plays the answers one after the other; each request is made from nothing but the conversation so far. */
function play(origin: string, model: string): readonly { readonly input: readonly object[]; readonly body: object }[] {
  const context = { provider: provider(origin), model }
  const messages: object[] = [user(text('Find it.'))]
  const requests = answers.map((answer) => {
    const encoded = encode({ ...settings, messages }, context)
    messages.push({ role: 'assistant', content: answerTo(encoded, answer).content })
    messages.push(user(...resultsOf(answer), text('Go on.')))
    return encoded
  })
  return [...requests, encode({ ...settings, messages }, context)]
}

describe('reasoning over a conversation', () => {
  it('56: comes back whole, in place and to the letter, over three turns with tools', () => {
    const requests = play('openai', 'gpt-5.5')
    for (const [turn, { input, body }] of requests.entries()) {
      expect(checkResponsesRequest(body, dialect)).toEqual([])
      const issued = answers.slice(0, turn).map((answer) => [...answer])
      expect(checkReplay(input, issued)).toEqual([])
    }
    expect(requests[3]!.input.map((item) => ('type' in item ? item.type : ''))).toEqual([
      'message',
      ...['reasoning', 'message', 'function_call', 'function_call_output', 'message'],
      ...['reasoning', 'function_call', 'reasoning', 'function_call', 'function_call_output', 'function_call_output'],
      ...['message', 'reasoning', 'message', 'message'],
    ])
  })

  it('284: leaves what was sent before as it was', () => {
    const requests = play('openai', 'gpt-5.5')
    for (const [turn, { input }] of requests.entries()) {
      const before = turn === 0 ? [] : requests[turn - 1]!.input
      expect(input.slice(0, before.length)).toEqual(before)
    }
  })

  it('57: goes to nobody else, and is there again for its maker', () => {
    const first = encode({ ...settings, messages: [user(text('Find it.'))] })
    const answer = { role: 'assistant', content: answerTo(first, answers[0]).content }
    const messages = [user(text('Find it.')), answer, user(...resultsOf(answers[0]))]
    const elsewhere = encode({ ...settings, messages }, { provider: provider('xai'), model: 'grok-4' })
    expect(JSON.stringify(elsewhere.body)).not.toContain('gAAAA-secret')
    expect(elsewhere.input.map(({ type }) => type)).not.toContain('reasoning')
    expect(elsewhere.lost).toContain('dropped messages[1].content[0]')

    const request = { model: 'claude-opus-5-5', ...settings, messages } as unknown as MessagesRequest
    const context = { provider: provider('deepseek'), model: 'deepseek-chat', isOwnHost: true, newId: () => 'x' }
    expect(JSON.stringify(encodeChatRequest(request, context).body)).not.toMatch(/gAAAA-secret|freecc\./)

    const other = assistant(
      {
        type: 'thinking',
        thinking: 'DeepSeek thinks.',
        signature: sealReasoning({ origin: 'deepseek', field: 'reasoning_content' }),
      },
      call('toolu_deep', 'Bash', {}),
    )
    const back = encode({ ...settings, messages: [...messages, other, user(result('toolu_deep', 'ok'))] })
    expect(checkReplay(back.input, [[...answers[0]]])).toEqual([])
    expect(checkResponsesRequest(back.body, dialect)).toEqual([])
    expect(back.input.filter(({ type }) => type === 'reasoning')).toHaveLength(1)
  })

  it('57: goes to the resource that encrypted it, and to no other of the same provider', () => {
    const at = (resource: string) => ({ provider: provider('azure'), resource })
    const first = encode({ ...settings, messages: [user(text('Find it.'))] }, at('one.openai.azure.com'))
    const answer = { role: 'assistant', content: answerTo(first, answers[0]).content }
    const messages = [user(text('Find it.')), answer, user(...resultsOf(answers[0]))]
    const there = encode({ ...settings, messages }, at('one.openai.azure.com'))
    expect(checkReplay(there.input, [[...answers[0]]])).toEqual([])
    const elsewhere = encode({ ...settings, messages }, at('two.openai.azure.com'))
    expect(elsewhere.input.map(({ type }) => type)).not.toContain('reasoning')
  })

  it('57, 211: never sends a signature of Claude, or one that somebody made up', () => {
    const made = sealReasoning({ origin: 'openai', field: 'reasoning.summary', payload: { id: 7, lengths: ['x'] } })
    const signatures = [
      'EqQBCkYIARgCKkDd',
      '',
      made,
      'freecc.1.%%%',
      sealReasoning({ origin: 'openai', field: 'role' }),
    ]
    const blocks = signatures.map((signature) => ({ type: 'thinking', thinking: 'hm', signature }))
    const items = encodeConversation([user(text('hi')), assistant(...blocks, text('Yes.')), user(text('go'))])
    expect(items.map(({ type }) => type)).toEqual(['message', 'message', 'message'])
  })

  it('59: goes back only with what it led to', () => {
    const state = { field: 'summary', id: 'rs_1', encryptedContent: 'gAAA', parts: [] } as const
    const thinking = { type: 'thinking', thinking: '', signature: sealReasoningItem('openai', state) }
    const interrupted = encodeConversation([user(text('hi')), assistant(thinking), user(text('go'))])
    expect(interrupted.map(({ type }) => type)).toEqual(['message', 'message'])
    const blank = encodeConversation([user(text('hi')), assistant(thinking, text(' ')), user(text('go'))])
    expect(blank.map(({ type }) => type)).toEqual(['message', 'message'])
  })

  it('58: goes back once, however many blocks it is in', () => {
    const state = { field: 'summary', id: 'rs_1', encryptedContent: 'gAAA', parts: [] } as const
    const thinking = { type: 'thinking', thinking: '', signature: sealReasoningItem('openai', state) }
    const turn = [assistant(thinking, thinking, text('Yes.')), user(text('go'))]
    const items = encodeConversation([user(text('hi')), ...turn, ...turn])
    expect(items.filter(({ type }) => type === 'reasoning')).toHaveLength(1)
  })

  it('59: a call without its reasoning, of a client that did not ask for any, is sent bare', () => {
    const encoded = encode({ tools: settings.tools, messages: [user(text('Find it.'))] })
    expect(encoded.body.include).toBeUndefined()
    const answer = answerTo(encoded, answers[0])
    expect(answer.content.map(({ type }) => type)).toEqual(['text', 'tool_use'])
    const messages = [
      user(text('Find it.')),
      { role: 'assistant', content: answer.content },
      user(...resultsOf(answers[0])),
    ]
    const items = encodeConversation(messages)
    expect(items.map(({ type }) => type)).toEqual(['message', 'message', 'function_call', 'function_call_output'])
    expect(items[2]).not.toHaveProperty('id')
  })

  it('216: in the clear, as open models think, goes back as it came', () => {
    const content = ['I look.', 'I see.'].map((words) => ({ type: 'reasoning_text', text: words }))
    const item = { type: 'reasoning', id: 'uuid-1', summary: [], content, encrypted_content: null }
    const encoded = encode(settings, { provider: provider('deepseek'), model: 'deepseek-v4-flash' })
    const [thinking] = answerTo(encoded, [item, message('Done.')]).content
    expect(thinking).toMatchObject({ type: 'thinking', thinking: 'I look.\n\nI see.' })
    if (thinking?.type !== 'thinking') expect.fail()
    expect(openReasoningItem(thinking, 'deepseek')).toEqual({ type: 'reasoning', id: 'uuid-1', summary: [], content })
  })

  it('55: without state or text is nothing that could be found again', () => {
    const encoded = encode(settings)
    const empty = { type: 'reasoning', id: 'rs_1', summary: [] }
    expect(answerTo(encoded, [empty, message('Hi.')]).content.map(({ type }) => type)).toEqual(['text'])
    const unsealed = { ...reasoning(['I think.']), encrypted_content: null }
    const [thinking] = answerTo(encoded, [unsealed, message('Hi.')]).content
    if (thinking?.type !== 'thinking') expect.fail()
    expect(openReasoningItem(thinking, 'openai')).toBeNull()
  })

  it('56: has its text cut where it was, or not at all where the client changed it', () => {
    const parts = ['One.\n\nStill one.', 'Two.']
    const signature = sealReasoningItem('openai', { field: 'summary', id: 'rs_1', encryptedContent: 'gAAA', parts })
    const open = (thinking: string) => openReasoningItem({ type: 'thinking', thinking, signature }, 'openai')?.summary
    expect(open(parts.join('\n\n'))?.map((part) => part.text)).toEqual(parts)
    expect(open('Other words.')?.map((part) => part.text)).toEqual(['Other words.'])
    expect(open('')).toEqual([])
  })
})

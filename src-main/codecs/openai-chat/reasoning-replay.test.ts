import { describe, expect, it } from 'vitest'
import { sealReasoning } from '../reasoning-envelope.ts'
import { assistant, call, encode, result, text, user } from './testing/encode.ts'

const thinking = (words: string, signature?: string) => ({ type: 'thinking', thinking: words, signature })
const turn = (...blocks: readonly unknown[]) => [user(text('hi')), assistant(...blocks), user(text('go'))]
const answerOf = (...blocks: readonly unknown[]) => encode({ messages: turn(...blocks) }).messages[1]

describe('thinking in history', () => {
  it('20: goes back to the provider that minted it, in its own field', () => {
    const signature = sealReasoning({ origin: 'openai', field: 'reasoning_content' })
    expect(answerOf(thinking('hm', signature), text('a'))).toEqual({
      role: 'assistant',
      reasoning_content: 'hm',
      content: 'a',
    })
  })

  it('140: goes back unmodified where it is more than text', () => {
    const payload = [{ type: 'reasoning.encrypted', data: 'x', index: 0 }]
    const signature = sealReasoning({ origin: 'openai', field: 'reasoning_details', payload })
    expect(answerOf(thinking('', signature), text('a'))).toMatchObject({ reasoning_details: payload })
  })

  it('305: joins several thinking blocks of one turn in their order', () => {
    const sealed = sealReasoning({ origin: 'openai', field: 'reasoning' })
    const details = (n: number) => sealReasoning({ origin: 'openai', field: 'reasoning_details', payload: [n] })
    const messages = [
      user(text('hi')),
      assistant(thinking('one ', sealed), thinking('', details(1)), call('toolu_1'), thinking('two', sealed)),
      assistant(thinking('', details(2))),
      user(result('toolu_1', 'x')),
    ]
    expect(encode({ messages }).messages[1]).toMatchObject({ reasoning: 'one two', reasoning_details: [1, 2] })
  })

  it.each([
    ['57: signed by Claude', thinking('hm', 'EqQBCkYIARgCKkDd')],
    ['20: of another provider', thinking('hm', sealReasoning({ origin: 'xai', field: 'reasoning_content' }))],
    ['20: unsigned', thinking('hm')],
    ['20: in a damaged envelope', thinking('hm', 'freecc.1.%%%')],
    ['21: redacted', { type: 'redacted_thinking', data: 'opaque' }],
  ])('%s is left out', (_what, block) => {
    const { messages, lost } = encode({ messages: turn(block, text('a')) })
    expect(messages[1]).toEqual({ role: 'assistant', content: 'a' })
    expect(lost).toContain('dropped messages[1].content[0]')
  })

  it.each(['content', 'role', 'tool_calls', '__proto__', 'a.b', ''])('never writes into the field %j', (field) => {
    const forged = sealReasoning({ origin: 'openai', field, payload: 'evil' })
    expect(answerOf(thinking('hm', forged), text('a'))).toEqual({ role: 'assistant', content: 'a' })
  })
})

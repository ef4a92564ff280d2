import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openReasoning } from '../../reasoning-envelope.ts'
import { decodeResponse } from '../decode-response.ts'
import { assistant, encode, provider, text, user } from '../testing/encode.ts'
import { answerContext, decodeChunks, delta, finish, toolDelta } from '../testing/decode.ts'

const quirksOf = (id: string) => provider(id).quirks
const decode = (id: string, pieces: readonly string[], more: readonly object[] = []) => {
  const chunks = [...pieces.map((content) => delta({ content })), ...more, finish('stop'), '[DONE]']
  const { message, violations } = decodeChunks(chunks, { origin: id, quirks: quirksOf(id) })
  expect(violations).toEqual([])
  return (message?.content ?? []).map((block) => {
    if (block.type === 'text') return ['text', block.text]
    return block.type === 'thinking' ? ['thinking', block.thinking] : [block.type]
  })
}

/** The text in pieces of the given lengths, over and over. */
function cut(whole: string, lengths: readonly number[]): readonly string[] {
  const pieces: string[] = []
  for (let start = 0, index = 0; start < whole.length; index += 1) {
    const length = lengths[index % lengths.length] ?? 1
    pieces.push(whole.slice(start, start + length))
    start += length
  }
  return pieces
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

describe('think-tags', () => {
  it('164 and 165: takes the thought out of the text, however it is cut', () => {
    fc.assert(
      fc.property(lengths, (given) => {
        expect(decode('hosted_vllm', cut('\n<think>\nIs 1 < 2?</think>\n\nYes, <b> </think>.', given))).toEqual([
          ['thinking', '\nIs 1 < 2?'],
          ['text', 'Yes, <b> </think>.'],
        ])
      }),
    )
  })

  it.each([
    ['<thinker> is no tag', [['text', '<thinker> is no tag']]],
    ['About <think>x</think>', [['text', 'About <think>x</think>']]],
    ['<thin', [['text', '<thin']]],
    ['<think>never closed</th', [['thinking', 'never closed</th']]],
    ['<think></think>Yes', [['text', 'Yes']]],
  ])('164: reads %s', (whole, expected) => {
    for (const length of [1, 4, 100]) expect(decode('ollama', cut(whole, [length]))).toEqual(expected)
  })

  it('202: shows what was held back before a call', () => {
    expect(decode('ollama', ['<thi'], [toolDelta({ index: 0, id: 'call_aa', name: 'Read', arguments: '{}' })])).toEqual(
      [['text', '<thi'], ['tool_use']],
    )
  })

  it('reads a complete answer the same way', () => {
    const body = { choices: [{ index: 0, message: { content: '<think>Hm.</think>Yes' }, finish_reason: 'stop' }] }
    const message = decodeResponse(body, answerContext({ quirks: quirksOf('ollama') }))
    expect(message).toMatchObject({ content: [{ type: 'thinking', thinking: 'Hm.' }, { text: 'Yes' }] })
  })

  it('20: is not given back, as no field of the server held it', () => {
    const chunks = [delta({ content: '<think>Hm.</think>Yes' }, 'stop'), '[DONE]']
    const { message } = decodeChunks(chunks, { origin: 'ollama', quirks: quirksOf('ollama') })
    const [thought] = message?.content ?? []
    if (thought?.type !== 'thinking') return expect.fail('there is no thought')
    expect(openReasoning(thought.signature)?.origin).toBe('ollama')
    const messages = [user(text('hi')), assistant(thought, text('Yes')), user(text('Why?'))]
    expect(encode({ messages }, { provider: provider('ollama'), model: 'qwen3' }).messages[1]).toEqual({
      role: 'assistant',
      content: 'Yes',
    })
  })

  it('leaves the text of providers alone that keep reasoning apart', () => {
    expect(decode('openai', ['<think>x</think>Yes'])).toEqual([['text', '<think>x</think>Yes']])
  })
})

describe('control-tokens', () => {
  it('138 and 164: takes them out, however they are cut', () => {
    fc.assert(
      fc.property(lengths, (given) => {
        const whole = 'a <|im_start|>b <|not_one|> <|tool_call_end|>c <|im_end|>'
        expect(decode('dashscope', cut(whole, given))).toEqual([['text', 'a b <|not_one|> c ']])
      }),
    )
  })

  it('138: shows what only looked like the beginning of one', () => {
    expect(decode('dashscope', ['a <', '|im_'])).toEqual([['text', 'a <|im_']])
  })
})

describe('no-calls-after-answer', () => {
  const call = toolDelta({ index: 0, id: 'call_aa', name: 'Read', arguments: '{"file_path":"/a"}' })
  const types = (text: string, hasSchema: boolean) => {
    const chunks = [delta({ content: text.slice(0, 3) }), delta({ content: text.slice(3) }), call, finish('tool_calls')]
    const { message, violations } = decodeChunks([...chunks, '[DONE]'], { hasSchema, quirks: quirksOf('cerebras') })
    expect(violations).toEqual([])
    return [...(message?.content ?? []).map(({ type }) => type), message?.stop_reason]
  }

  it('149: drops a call that Cerebras repeats beside the answer that a schema asked for', () => {
    expect(types('{"title":"Fix the build"}', true)).toEqual(['text', 'end_turn'])
  })

  it('149: makes every other call', () => {
    expect(types('{"title":"Fix the build"}', false)).toEqual(['text', 'tool_use', 'tool_use'])
    expect(types('I look into it first.', true)).toEqual(['text', 'tool_use', 'tool_use'])
  })

  it('149: knows from the request whether a schema asked for the answer', () => {
    const format = { type: 'json_schema', schema: { type: ['object', 'null'] } }
    const cerebras = { provider: provider('cerebras'), model: 'zai-glm-4.7' }
    expect(encode({ output_config: { format } }, cerebras).answer.hasSchema).toBe(true)
    expect(encode({}, cerebras).answer.hasSchema).toBe(false)
  })
})

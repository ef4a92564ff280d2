import { describe, expect, it } from 'vitest'
import { decodeResponse } from './decode-response.ts'
import { answerContext } from './testing/decode.ts'

const usage = { prompt_tokens: 20, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 12 } }

function decode(message: object | null, finishReason: string | null = 'stop', more: object = { usage }) {
  return decodeResponse({ choices: [{ index: 0, message, finish_reason: finishReason }], ...more }, answerContext())
}

const call = (id: string, name: string, given: unknown) => ({
  id,
  type: 'function',
  function: { name, arguments: given },
})

describe('decoding a complete answer', () => {
  it('168: has every field that clients rely on', () => {
    expect(decode({ role: 'assistant', content: 'Hello', refusal: null })).toEqual({
      id: 'msg_test',
      type: 'message',
      role: 'assistant',
      model: 'claude-opus-5-5',
      content: [{ type: 'text', text: 'Hello' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 8, output_tokens: 5, cache_read_input_tokens: 12, cache_creation_input_tokens: 0 },
    })
  })

  it('174: puts thinking first, then text, then calls, whatever the order of the fields', () => {
    expect(
      decode({ tool_calls: [call('call_a', 'Bash', '{"x":1}')], content: 'b', reasoning_content: 'a' }, 'tool_calls'),
    ).toMatchObject({
      content: [
        { type: 'thinking', thinking: 'a' },
        { type: 'text', text: 'b' },
        { type: 'tool_use', input: { x: 1 } },
      ],
      stop_reason: 'tool_use',
    })
  })

  it('170: is tool_use exactly if there are calls', () => {
    expect(decode({ content: null, tool_calls: [call('call_a', 'Bash', '{}')] }, 'stop')).toMatchObject({
      stop_reason: 'tool_use',
    })
    expect(decode({ content: 'x', tool_calls: [] }, 'tool_calls')).toMatchObject({ stop_reason: 'end_turn' })
  })

  it('180: every entry is a call, even with equal ids or none', () => {
    const entries = [call('', 'Bash', '{"x":1}'), call('', 'Bash', '{"x":1}'), call('', 'Read', '')]
    expect(decode({ tool_calls: entries })).toMatchObject({
      content: [
        { name: 'Bash', input: { x: 1 } },
        { name: 'Bash', input: { x: 1 } },
        { name: 'Read', input: {} },
      ],
    })
  })

  it('156, 180: gathers text and calls that are split over several choices', () => {
    const body = {
      choices: [
        { finish_reason: 'tool_calls', message: { content: 'Let me look.' } },
        { finish_reason: 'tool_calls', message: { content: null, tool_calls: [call('call_a', 'Bash', '{}')] } },
        { finish_reason: 'tool_calls', message: { content: null, tool_calls: [call('call_b', 'Read', '{}')] } },
      ],
    }
    expect(decodeResponse(body, answerContext())).toMatchObject({
      content: [{ text: 'Let me look.' }, { name: 'Bash' }, { name: 'Read' }],
      stop_reason: 'tool_use',
    })
  })

  it('175: reads content as a list, and a refusal', () => {
    expect(
      decode({
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      }),
    ).toMatchObject({ content: [{ text: 'ab' }] })
    expect(decode({ content: null, refusal: 'No.' })).toMatchObject({
      content: [{ text: 'No.' }],
      stop_reason: 'refusal',
    })
  })

  it('176: mends arguments, takes objects as they are, and leaves what it cannot read', () => {
    const input = (given: unknown) => {
      const decoded = decode({ tool_calls: [call('call_a', 'Bash', given)] })
      return 'content' in decoded && decoded.content[0]?.type === 'tool_use' ? decoded.content[0].input : decoded
    }
    expect(input({ x: 1 })).toEqual({ x: 1 })
    expect(input("{'x': 1,}")).toEqual({ x: 1 })
    expect(input('"{\\"x\\":1}"')).toEqual({ x: 1 })
    expect(input('not arguments')).toBe('not arguments')
    expect(input(undefined)).toEqual({})
  })

  it('171: maps finish reasons, and takes none for an end', () => {
    expect(decode({ content: 'x' }, 'length')).toMatchObject({ stop_reason: 'max_tokens' })
    expect(decode({ content: 'x' }, '')).toMatchObject({ stop_reason: 'end_turn' })
    expect(decode({ content: 'x' }, null)).toMatchObject({ stop_reason: 'end_turn' })
  })

  it('173: cuts at a stop sequence that the upstream overran', () => {
    const body = { choices: [{ message: { content: 'one END two' }, finish_reason: 'stop' }], usage }
    expect(decodeResponse(body, answerContext({ stopSequences: ['END'] }))).toMatchObject({
      content: [{ text: 'one ' }],
      stop_reason: 'stop_sequence',
      stop_sequence: 'END',
      usage: { output_tokens: 5 },
    })
  })

  it.each([
    ['an empty message', { choices: [{ message: { content: '' }, finish_reason: 'stop' }] }],
    ['no choices', { choices: [] }],
    ['no answer', { hello: 'world' }],
    ['null', null],
    ['a list', []],
    ['text', 'text'],
  ])('179: %s is a failure', (_title, body) => {
    expect(decodeResponse(body, answerContext())).toMatchObject({ status: 502, type: 'api_error' })
  })

  it('F51: an error under HTTP 200 fails with its own status', () => {
    expect(decodeResponse({ error: { code: 429, message: 'Slow down' } }, answerContext())).toMatchObject({
      status: 429,
      message: 'OpenAI: Slow down',
    })
  })
})

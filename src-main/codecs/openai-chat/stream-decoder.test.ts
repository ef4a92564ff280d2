import { describe, expect, it } from 'vitest'
import { openReasoning } from '../reasoning-envelope.ts'
import { answerContext, decodeChunks, decodeEvents, delta, finish, toolDelta } from './testing/decode.ts'
import { createStreamDecoder } from './stream-decoder.ts'

const done = '[DONE]'
const usage = { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 }
const usageChunk = { choices: [], usage }

describe('decoding a stream: text', () => {
  it('185, 188, 189: gives the events of a whole answer', () => {
    const { events, violations } = decodeChunks([
      delta({ role: 'assistant', content: '' }),
      delta({ content: 'Hel' }),
      delta({ content: 'lo' }),
      finish('stop'),
      usageChunk,
      done,
    ])
    expect(violations).toEqual([])
    const counts = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }
    expect(events).toEqual([
      {
        type: 'message_start',
        message: {
          id: 'msg_test',
          type: 'message',
          role: 'assistant',
          model: 'claude-opus-5-5',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 1000, output_tokens: 0, ...counts },
        },
      },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hel' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'lo' } },
      { type: 'content_block_stop', index: 0 },
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { input_tokens: 20, output_tokens: 5, ...counts },
      },
      { type: 'message_stop' },
    ])
  })

  it('169: echoes the model that the client asked for', () => {
    const { message } = decodeChunks([{ model: 'gpt-4.1-2025', ...delta({ content: 'x' }, 'stop') }, done])
    expect(message?.model).toBe('claude-opus-5-5')
  })

  it('sends nothing before the first real output', () => {
    const decoder = createStreamDecoder(answerContext())
    const silent = [delta({ role: 'assistant' }), delta({ content: '' }), delta({ content: '\n' }), { choices: [] }]
    for (const chunk of silent) expect(decoder.push({ name: '', data: JSON.stringify(chunk) })).toEqual([])
    expect(decoder.push({ name: '', data: JSON.stringify(delta({ content: 'x' })) })).toHaveLength(3)
  })

  it('202: blank deltas open no blocks, and a text of white space alone is no block', () => {
    const { message, violations } = decodeChunks([
      delta({ content: null }),
      delta({ content: '' }),
      delta({ content: '\n\n' }),
      delta({ content: '', tool_calls: [{ index: 0, id: 'call_a', function: { name: 'Bash', arguments: '{' } }] }),
      delta({ content: '', tool_calls: [{ index: 0, function: { arguments: '}' } }] }),
      finish('tool_calls'),
      done,
    ])
    expect(violations).toEqual([])
    expect(message?.content).toEqual([{ type: 'tool_use', id: 'call_a', name: 'Bash', input: {} }])
  })

  it('keeps white space that text follows', () => {
    const { message } = decodeChunks([
      delta({ content: '\n' }),
      delta({ content: ' a' }),
      delta({ content: '\n' }),
      finish('stop'),
      done,
    ])
    expect(message?.content).toEqual([{ type: 'text', text: '\n a\n' }])
  })

  it('124, 175: reads content as a list of parts, as one part, and as text', () => {
    const { message } = decodeChunks([
      delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] }] }),
      delta({
        content: [
          { type: 'thinking', thinking: '.' },
          { type: 'text', text: 'a' },
          { type: 'reference', ids: [1] },
        ],
      }),
      delta({ content: ['b'] }),
      delta({ content: { type: 'text', text: 'c' } }),
      delta({ content: 'd' }, 'stop'),
      done,
    ])
    expect(message?.content).toMatchObject([
      { type: 'thinking', thinking: 'Hm.' },
      { type: 'text', text: 'abcd' },
    ])
  })

  it('175, 183, F41: a refusal is shown and ends as one', () => {
    const { message, violations } = decodeChunks([
      delta({ refusal: 'I cannot ' }),
      delta({ refusal: 'do that.' }),
      finish('stop'),
      done,
    ])
    expect(violations).toEqual([])
    expect(message).toMatchObject({ content: [{ type: 'text', text: 'I cannot do that.' }], stop_reason: 'refusal' })
  })

  it('183, F40: a content filter ends as a refusal', () => {
    expect(decodeChunks([delta({ content: 'x' }), finish('content_filter'), done]).message?.stop_reason).toBe('refusal')
  })

  it('F42: ignores other choices', () => {
    const other = { choices: [{ index: 1, delta: { content: 'other' }, finish_reason: 'length' }] }
    const both = {
      choices: [
        { index: 1, delta: { content: 'other' } },
        { index: 0, delta: { content: 'b' } },
      ],
    }
    const { message } = decodeChunks([delta({ content: 'a' }), other, both, finish('stop'), done])
    expect(message).toMatchObject({ content: [{ text: 'ab' }], stop_reason: 'end_turn' })
  })

  it('150: Together repeats the text of a delta beside it', () => {
    const chunk = { choices: [{ index: 0, text: 'Hi', delta: { content: 'Hi' }, finish_reason: 'stop' }] }
    expect(decodeChunks([chunk, done]).message?.content).toEqual([{ type: 'text', text: 'Hi' }])
  })

  it('152: takes a message where a delta is due, but not again at the end', () => {
    const whole = { choices: [{ index: 0, message: { role: '', content: 'Hi' }, finish_reason: 'stop' }] }
    expect(decodeChunks([whole, done]).message?.content).toMatchObject([{ text: 'Hi' }])
    expect(decodeChunks([delta({ content: 'Hi' }), whole, done]).message?.content).toMatchObject([{ text: 'Hi' }])
  })
})

describe('decoding a stream: stop sequences', () => {
  const stopSequences = ['</end>']

  it('41, 173: ends at a stop sequence that the upstream overran, torn or not, and needs nothing more', () => {
    const { message, violations } = decodeChunks([delta({ content: 'one </' }), delta({ content: 'end> two' })], {
      stopSequences,
    })
    expect(violations).toEqual([])
    expect(message).toMatchObject({
      content: [{ type: 'text', text: 'one ' }],
      stop_reason: 'stop_sequence',
      stop_sequence: '</end>',
    })
  })

  it('shows in the end what only looked like the beginning of one', () => {
    const { message, violations } = decodeChunks(
      [
        delta({ content: '</' }),
        toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{}' }),
        finish('stop'),
        done,
      ],
      { stopSequences },
    )
    expect(violations).toEqual([])
    expect(message?.content).toMatchObject([{ type: 'text', text: '</' }, { type: 'tool_use' }])
  })

  it.each(['stop_reason', 'matched_stop'])('173: believes the upstream that names the sequence in %s', (field) => {
    const last = { choices: [{ index: 0, delta: {}, finish_reason: 'stop', [field]: '</end>' }] }
    expect(decodeChunks([delta({ content: 'one ' }), last, done], { stopSequences }).message).toMatchObject({
      stop_reason: 'stop_sequence',
      stop_sequence: '</end>',
    })
  })

  it('leaves thinking and tool input alone', () => {
    const { message } = decodeChunks(
      [
        delta({ reasoning: 'a </end> b' }),
        toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"x":"</end>"}' }),
        finish('tool_calls'),
        done,
      ],
      { stopSequences },
    )
    expect(message).toMatchObject({
      content: [{ thinking: 'a </end> b' }, { input: { x: '</end>' } }],
      stop_reason: 'tool_use',
      stop_sequence: null,
    })
  })
})

describe('decoding a stream: reasoning', () => {
  const thinkingOf = (chunks: readonly object[]) =>
    decodeChunks([...chunks, delta({ content: 'x' }, 'stop'), done]).message?.content.flatMap((block) =>
      block.type === 'thinking' ? [{ text: block.thinking, sealed: openReasoning(block.signature) }] : [],
    )

  it.each(['reasoning_content', 'reasoning'])(
    '134, 209: %s becomes thinking, signed with its origin and field',
    (field) => {
      expect(
        thinkingOf([delta({ content: '', [field]: 'Let me ' }), delta({ content: null, [field]: 'think.' })]),
      ).toEqual([{ text: 'Let me think.', sealed: { origin: 'openai', field } }])
    },
  )

  it('140: gathers reasoning_details and keeps them for the way back', () => {
    const detail = (fields: object) => ({ type: 'reasoning.text', index: 0, format: 'f', ...fields })
    const chunks = [
      delta({ reasoning: null, reasoning_details: [detail({ text: '', signature: '' })] }),
      delta({ reasoning: 'Let me ', reasoning_details: [detail({ text: 'Let me ' })] }),
      delta({ reasoning: 'think.', reasoning_details: [detail({ text: 'think.' })] }),
      delta({ reasoning: null, reasoning_details: [detail({ signature: 'sig' })] }),
      delta({ reasoning_details: [{ type: 'reasoning.encrypted', data: 'opaque', index: 1 }] }),
    ]
    expect(thinkingOf(chunks)).toEqual([
      {
        text: 'Let me think.',
        sealed: {
          origin: 'openai',
          field: 'reasoning_details',
          payload: [
            { type: 'reasoning.text', index: 0, format: 'f', text: 'Let me think.', signature: 'sig' },
            { type: 'reasoning.encrypted', data: 'opaque', index: 1 },
          ],
        },
      },
    ])
  })

  it('209: does not double a text that comes in several fields, in the same chunk or later', () => {
    expect(
      thinkingOf([
        delta({ reasoning_content: 'a', reasoning: 'a', reasoning_details: [{ type: 'reasoning.text', text: 'a' }] }),
        delta({ reasoning_content: 'b' }),
        delta({ reasoning: 'ab' }),
      ])?.map(({ text }) => text),
    ).toEqual(['ab'])
  })

  it('209: takes the text from details and thinking_blocks where there is no other', () => {
    expect(thinkingOf([delta({ reasoning_details: [{ type: 'reasoning.summary', summary: 'Plan' }] })])).toMatchObject([
      { text: 'Plan' },
    ])
    expect(thinkingOf([delta({ thinking_blocks: [{ type: 'thinking', thinking: 'Plan' }] })])).toMatchObject([
      { text: 'Plan' },
    ])
  })

  it('212: encrypted reasoning without text gets a block that carries it', () => {
    const { message, violations } = decodeChunks([
      delta({ reasoning_details: [{ type: 'reasoning.encrypted', data: 'opaque' }] }),
      delta({ content: 'x' }, 'stop'),
      done,
    ])
    expect(violations).toEqual([])
    expect(message?.content).toMatchObject([
      { type: 'thinking', thinking: '' },
      { type: 'text', text: 'x' },
    ])
  })

  it('212: state that comes late waits for the end of the text instead of tearing it', () => {
    const { message, violations } = decodeChunks([
      delta({ content: 'x' }),
      delta({ reasoning_details: [{ type: 'reasoning.encrypted', data: 'opaque' }] }),
      delta({ content: 'y' }, 'stop'),
      done,
    ])
    expect(violations).toEqual([])
    expect(message?.content).toMatchObject([
      { type: 'text', text: 'xy' },
      { type: 'thinking', thinking: '' },
    ])
  })

  it('210: reasoning that resumes after text opens a new block', () => {
    const { message, violations } = decodeChunks([
      delta({ reasoning: 'a' }),
      delta({ content: 'b' }),
      delta({ reasoning: 'c' }),
      delta({ content: 'd' }, 'stop'),
      done,
    ])
    expect(violations).toEqual([])
    expect(message?.content).toMatchObject([{ thinking: 'a' }, { text: 'b' }, { thinking: 'c' }, { text: 'd' }])
  })

  it('179: an answer of reasoning alone ends normally', () => {
    const { message, violations } = decodeChunks([delta({ reasoning: 'a' }), finish('stop'), done])
    expect(violations).toEqual([])
    expect(message).toMatchObject({ content: [{ type: 'thinking' }], stop_reason: 'end_turn' })
  })

  it('131: a placeholder is not given back as if it were reasoning', () => {
    expect(thinkingOf([delta({ reasoning_content: '[reasoning unavailable]' })])).toMatchObject([
      { sealed: { field: 'reasoning_content', payload: '' } },
    ])
  })

  it('F37: is left out where the client did not ask for thinking', () => {
    const chunks = [
      delta({ reasoning: 'a', reasoning_details: [{ type: 'reasoning.text', text: 'a' }] }),
      delta({ content: 'b' }, 'stop'),
      done,
    ]
    expect(decodeChunks(chunks, { omitThinking: true }).message?.content).toEqual([{ type: 'text', text: 'b' }])
    const alone = decodeChunks([delta({ reasoning: 'a' }), finish('length'), done], { omitThinking: true })
    expect(alone.message).toMatchObject({ content: [], stop_reason: 'max_tokens' })
  })

  it('164: <think> in content stays text', () => {
    const { message } = decodeChunks([delta({ content: '<think>a</think>b' }, 'stop'), done])
    expect(message?.content).toEqual([{ type: 'text', text: '<think>a</think>b' }])
  })
})

describe('decoding a stream: the end', () => {
  it('203, F22: waits for usage that comes after the finish', () => {
    const decoder = createStreamDecoder(answerContext())
    decoder.push({ name: '', data: JSON.stringify(delta({ content: 'x' })) })
    expect(decoder.push({ name: '', data: JSON.stringify(finish('stop')) })).toEqual([])
    decoder.push({ name: '', data: JSON.stringify(usageChunk) })
    expect(decoder.push({ name: '', data: done })).toContainEqual(
      expect.objectContaining({
        type: 'message_delta',
        usage: expect.objectContaining({ output_tokens: 5 }) as object,
      }),
    )
  })

  it('F23: of usage in every chunk the last counts', () => {
    const chunks = [1, 2, 3].map((completion_tokens) => ({
      ...delta({ content: 'x' }, completion_tokens === 3 ? 'stop' : null),
      usage: { prompt_tokens: 9, completion_tokens },
    }))
    const empty = { choices: [], usage: { prompt_tokens: 0, completion_tokens: 0 } }
    expect(decodeChunks([...chunks, { choices: [], usage: null }, empty, done]).message?.usage).toMatchObject({
      input_tokens: 9,
      output_tokens: 3,
    })
  })

  it('281: estimates usage where there is none', () => {
    expect(decodeChunks([delta({ content: 'x'.repeat(400) }, 'stop'), done]).message?.usage).toMatchObject({
      input_tokens: 1000,
      output_tokens: 100,
    })
  })

  it('201: reads content, calls, finish and usage in one chunk', () => {
    const { message } = decodeChunks([
      {
        choices: [
          {
            delta: {
              content: 'x',
              tool_calls: [{ index: 0, id: 'call_a', function: { name: 'Bash', arguments: '{}' } }],
            },
            finish_reason: 'stop',
          },
        ],
        usage,
      },
      done,
    ])
    expect(message).toMatchObject({
      content: [{ text: 'x' }, { name: 'Bash' }],
      stop_reason: 'tool_use',
      usage: { output_tokens: 5 },
    })
  })

  it('204, F24: the first finish reason counts, and empty ones are none', () => {
    const { message, violations } = decodeChunks([delta({ content: 'x' }, ''), finish('length'), finish('stop'), done])
    expect(violations).toEqual([])
    expect(message?.stop_reason).toBe('max_tokens')
  })

  it('204: [DONE] without a finish reason ends an answer', () => {
    expect(decodeChunks([delta({ content: 'x' }), done]).message?.stop_reason).toBe('end_turn')
  })

  it('205, F11: the end of the stream after a finish reason is one, too', () => {
    const { message, violations } = decodeChunks([delta({ content: 'x' }, 'stop')])
    expect(violations).toEqual([])
    expect(message?.stop_reason).toBe('end_turn')
  })

  it('206, F09: the end of the stream without one is a failure, never a fabricated end', () => {
    const { events, failure, message } = decodeChunks([delta({ content: 'x' })])
    expect(message).toBeNull()
    expect(events.map(({ type }) => type)).not.toContain('message_delta')
    expect(failure).toMatchObject({ status: 502, type: 'api_error' })
    expect(failure?.message).toContain('OpenAI')
    expect(failure?.shouldRetry).toBeUndefined()
  })

  it('207, F25: ignores what follows [DONE]', () => {
    const { events, violations } = decodeChunks([
      delta({ content: 'x' }, 'stop'),
      done,
      delta({ content: 'y' }),
      done,
      '{',
    ])
    expect(violations).toEqual([])
    expect(events.filter(({ type }) => type === 'message_stop')).toHaveLength(1)
  })

  it.each([
    ['F26: no bytes at all', []],
    ['F27: [DONE] alone', [done]],
    ['a finish alone', [finish('stop'), done]],
    ['nothing but white space', [delta({ content: '\n' }), finish('stop'), done]],
    ['tool_calls without any', [finish('tool_calls'), done]],
  ])('179: %s is a failure', (_title, chunks) => {
    const { events, failure } = decodeChunks(chunks)
    expect(events).toEqual([])
    expect(failure).toMatchObject({ status: 502, type: 'api_error' })
  })

  it('179: nothing to say is an answer if the upstream counts output, or ran out of it', () => {
    expect(decodeChunks([finish('stop'), usageChunk, done]).message).toMatchObject({
      content: [],
      stop_reason: 'end_turn',
    })
    expect(decodeChunks([finish('length'), done]).message).toMatchObject({ content: [], stop_reason: 'max_tokens' })
  })

  it('111: insufficient_system_resource is an overload, not an end', () => {
    const { failure, message } = decodeChunks([delta({ content: 'x' }), finish('insufficient_system_resource'), done])
    expect(message).toBeNull()
    expect(failure).toMatchObject({ status: 529, type: 'overloaded_error' })
  })
})

describe('decoding a stream: faults', () => {
  it('208, F12: an error in the stream fails with its status and words, and nothing follows', () => {
    const error = { error: { code: 429, message: 'Slow down' } }
    const { events, failure } = decodeChunks([
      delta({ content: 'x' }),
      error,
      delta({ content: 'y' }),
      finish('stop'),
      done,
    ])
    expect(failure).toMatchObject({ status: 429, type: 'rate_limit_error', message: 'OpenAI: Slow down' })
    expect(events).toHaveLength(3)
  })

  it('135: before any output it is the whole answer', () => {
    const error = { error: { code: '1302', message: 'Too many concurrent requests' } }
    expect(decodeChunks([error])).toMatchObject({ events: [], failure: { status: 429, type: 'rate_limit_error' } })
  })

  it.each([
    ['server error', { error: { type: 'server_error', message: 'x' } }, 502, 'api_error'],
    ['overload', { error: { code: 503, message: 'x' } }, 529, 'overloaded_error'],
    ['empty error', { error: {} }, 502, 'api_error'],
    ['text', { error: 'x' }, 502, 'api_error'],
    ["vLLM's", { object: 'error', message: 'x', code: 400 }, 400, 'invalid_request_error'],
    ["MiniMax's", { base_resp: { status_code: 1002, status_msg: 'x' } }, 502, 'api_error'],
    ['quota', { error: { code: 'insufficient_quota', message: 'x' } }, 429, 'rate_limit_error'],
  ])('208: reads %s', (_name, chunk, status, type) => {
    const { failure } = decodeChunks([chunk])
    expect(failure).toMatchObject({ status, type })
    expect(failure?.message).not.toBe('')
  })

  it('F13: event: error fails whatever its data is', () => {
    for (const data of ['{"message":"broken"}', '{"error":{"message":"broken"}}', 'broken']) {
      expect(decodeEvents([{ name: 'error', data }]).failure?.message).toContain('broken')
    }
  })

  it('247: a full context told within the stream makes the client compact', () => {
    const error = {
      error: { code: 'context_length_exceeded', message: 'Your input exceeds the context window of this model.' },
    }
    expect(decodeChunks([error]).failure).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^prompt is too long: 1000 tokens > 800 maximum/) as string,
    })
  })

  it('119: calls that Groq found not to match the schema are made all the same', () => {
    const failed_generation = '{"name": "bash", "arguments": {"comand": "ls"}}'
    const error = { error: { message: 'Tool call validation failed', code: 'tool_use_failed', failed_generation } }
    const { message, violations } = decodeEvents([
      { name: '', data: JSON.stringify(delta({ reasoning: 'Hm' })) },
      { name: 'error', data: JSON.stringify(error) },
    ])
    expect(violations).toEqual([])
    expect(message).toMatchObject({
      content: [{ thinking: 'Hm' }, { type: 'tool_use', name: 'Bash', input: { comand: 'ls' } }],
      stop_reason: 'tool_use',
    })
  })

  it('119: reads calls that were written as text, with what stands before them', () => {
    const failed_generation = 'I look.\n<function=Read{"file_path": "/a"}</function>'
    const error = { error: { message: 'Failed to call a function.', code: 'tool_use_failed', failed_generation } }
    expect(decodeChunks([error]).message).toMatchObject({
      content: [{ text: 'I look.\n' }, { type: 'tool_use', name: 'Read', input: { file_path: '/a' } }],
    })
  })

  it('119: what is no call of a declared tool is a failure worth another try', () => {
    for (const failed_generation of ['maybe', '{"name":"Unknown","arguments":{}}', '']) {
      const { failure } = decodeChunks([
        { error: { message: 'No', code: 'tool_use_failed', failed_generation, status_code: 400 } },
      ])
      expect(failure?.status).toBeGreaterThanOrEqual(500)
    }
  })

  it('F14: an event that is not JSON fails the answer', () => {
    const { failure, message } = decodeChunks([delta({ content: 'x' }), '{"choices":[{"delta"', finish('stop'), done])
    expect(message).toBeNull()
    expect(failure).toMatchObject({ status: 502, type: 'api_error' })
  })

  it('F15: ignores events that are no chunks', () => {
    const noise = [
      'null',
      '[]',
      '1',
      '"x"',
      '',
      ' ',
      { choices: null },
      { choices: [null] },
      { choices: [{ index: 0, delta: null }] },
    ]
    const { message, violations } = decodeChunks([...noise, delta({ content: 'x' }), ...noise, finish('stop'), done])
    expect(violations).toEqual([])
    expect(message?.content).toEqual([{ type: 'text', text: 'x' }])
  })

  it('144, F21: a first chunk without choices is no trouble', () => {
    const first = { choices: [], prompt_filter_results: [{ prompt_index: 0 }] }
    expect(decodeChunks([first, delta({ content: 'x' }, 'stop'), done]).message?.content).toHaveLength(1)
  })

  it('225: reads a record that was torn over two data lines', () => {
    expect(
      decodeChunks(['{"choices":[{"delta":{"content":"Hel\nlo"},"finish_reason":"stop"}]}', done]).message?.content,
    ).toEqual([{ type: 'text', text: 'Hello' }])
  })

  it('F43: passes a single huge delta on', () => {
    const text = 'x'.repeat(5_000_000)
    expect(decodeChunks([delta({ content: text }, 'stop'), done]).message?.content).toEqual([{ type: 'text', text }])
  })

  it('232: two answers at once do not mix', () => {
    const [one, two] = [createStreamDecoder(answerContext()), createStreamDecoder(answerContext())]
    one.push({ name: '', data: JSON.stringify(delta({ content: 'a' })) })
    expect(two.push({ name: '', data: JSON.stringify(delta({ content: 'b' })) })).toMatchObject([
      { type: 'message_start' },
      { index: 0 },
      { index: 0, delta: { text: 'b' } },
    ])
  })
})

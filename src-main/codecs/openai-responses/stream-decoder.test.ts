import { describe, expect, it } from 'vitest'
import { decodeResponse } from './decode-response.ts'
import {
  added,
  answerContext,
  argumentsDelta,
  completed,
  decodeEvents,
  decodeObjects,
  done,
  functionCall,
  message,
  reasoning,
  textDelta,
} from './testing/decode.ts'

/** The content of a message without what only the provider understands. */
function contentOf(objects: readonly unknown[], given: Parameters<typeof decodeObjects>[1] = {}) {
  const decoded = decodeObjects(objects, given)
  expect(decoded.violations).toEqual([])
  return (decoded.message?.content ?? []).map((block) => {
    if (block.type === 'text') return block.text
    if (block.type === 'thinking') return `(${block.thinking})`
    return block.type === 'tool_use' ? [block.name, block.input] : block.type
  })
}

const call = functionCall('call_abc', 'Bash', { command: 'ls' })
const opened = { ...call, arguments: '' }

describe('text', () => {
  it('streams as it comes, and is complete once', () => {
    const { events, message: whole } = decodeObjects([
      { type: 'response.created', response: { status: 'in_progress' } },
      added(0, { ...message(''), content: [] }),
      textDelta(0, 'Hel'),
      textDelta(0, 'lo'),
      { type: 'response.output_text.done', output_index: 0, content_index: 0, text: 'Hello' },
      {
        type: 'response.content_part.done',
        output_index: 0,
        content_index: 0,
        part: { type: 'output_text', text: 'Hello' },
      },
      done(0, message('Hello')),
      completed({ output: [message('Hello')] }),
    ])
    const deltas = events.flatMap((event) => (event.type === 'content_block_delta' ? [event.delta] : []))
    expect(deltas).toEqual([
      { type: 'text_delta', text: 'Hel' },
      { type: 'text_delta', text: 'lo' },
    ])
    expect(whole?.stop_reason).toBe('end_turn')
  })

  it.each([
    [
      'in the text that is done',
      [{ type: 'response.output_text.done', output_index: 0, content_index: 0, text: 'Hello' }],
    ],
    [
      'in the part that is done',
      [
        {
          type: 'response.content_part.done',
          output_index: 0,
          content_index: 0,
          part: { type: 'output_text', text: 'Hello' },
        },
      ],
    ],
    ['in the item that is done', [done(0, message('Hello'))]],
    ['in the whole answer', []],
  ])('218: that comes only %s', (_where, events) => {
    expect(contentOf([...events, completed({ output: [message('Hello')] })])).toEqual(['Hello'])
  })

  it('218: of which only the end is in what is done', () => {
    expect(contentOf([textDelta(0, 'Hel'), done(0, message('Hello')), completed()])).toEqual(['Hello'])
  })

  it('215: without announcement, and with ids that change from event to event', () => {
    const events = [
      added(0, { ...message(''), id: 'msg_a', content: [] }),
      textDelta(0, 'Hel', { item_id: 'msg_b' }),
      textDelta(0, 'lo', { item_id: 'msg_c' }),
      done(0, message('Hello', { id: 'msg_d' })),
      completed({ output: [message('Hello', { id: 'msg_e' })] }),
    ]
    expect(contentOf(events)).toEqual(['Hello'])
    expect(contentOf(events.slice(1))).toEqual(['Hello'])
  })

  it('215: without places, by ids alone', () => {
    const strip = ({ output_index: _index, ...event }: Record<string, unknown>) => event
    const events = [
      added(0, { ...message(''), id: 'msg_a', content: [] }),
      textDelta(0, 'Hello', { item_id: 'msg_a' }),
      done(0, message('Hello', { id: 'msg_a' })),
      added(1, opened),
      argumentsDelta(1, call.arguments, { item_id: call.id }),
      done(1, call),
    ]
    const all = [
      ...events.map((event) => strip({ ...event })),
      completed({ output: [message('Hello', { id: 'msg_a' }), call] }),
    ]
    expect(contentOf(all)).toEqual(['Hello', ['Bash', { command: 'ls' }]])
  })

  it('in several parts and messages', () => {
    const parts = {
      type: 'message',
      id: 'm',
      content: [
        { type: 'output_text', text: 'One. ' },
        { type: 'output_text', text: 'Two.' },
      ],
    }
    const events = [
      textDelta(0, 'One. '),
      textDelta(0, 'Two.', { content_index: 1 }),
      done(0, parts),
      added(1, message('', { id: 'n' })),
      textDelta(1, 'Three.'),
      done(1, message('Three.', { id: 'n' })),
    ]
    expect(contentOf([...events, completed()])).toEqual(['One. Two.', 'Three.'])
  })

  it('65, 173: ends at a stop sequence, wherever it is torn', () => {
    const events = [textDelta(0, 'one ST'), textDelta(0, 'OP two'), done(0, message('one STOP two')), completed()]
    const decoded = decodeObjects(events, { stopSequences: ['STOP'] })
    expect(decoded.violations).toEqual([])
    expect(decoded.message).toMatchObject({ stop_reason: 'stop_sequence', stop_sequence: 'STOP' })
    expect(decoded.message?.content).toEqual([{ type: 'text', text: 'one ' }])
  })

  it.each([
    ['1. One, 2. Two', ', 2. Two'],
    [', 2. Two', ', 2. Two'],
    ['1. O', '1. O'],
  ])('24: that was begun by the client is not repeated: %s', (said, shown) => {
    const pieces = [...said].map((piece) => textDelta(0, piece))
    expect(contentOf([...pieces, done(0, message(said)), completed()], { prefill: '1. One' })).toEqual([shown])
  })

  it('175, 218: of a refusal is what the model says, and why it ends', () => {
    const refusal = {
      type: 'message',
      id: 'm',
      role: 'assistant',
      content: [{ type: 'refusal', refusal: 'I cannot.' }],
    }
    const pieces = [
      { type: 'response.refusal.delta', output_index: 0, content_index: 0, delta: 'I can' },
      { type: 'response.refusal.delta', output_index: 0, content_index: 0, delta: 'not.' },
      { type: 'response.refusal.done', output_index: 0, content_index: 0, refusal: 'I cannot.' },
    ]
    for (const events of [[...pieces, done(0, refusal)], [pieces[2]], [done(0, refusal)]]) {
      const { message: whole, violations } = decodeObjects([...events, completed({ output: [refusal] })])
      expect(violations).toEqual([])
      expect(whole).toMatchObject({ stop_reason: 'refusal', content: [{ type: 'text', text: 'I cannot.' }] })
    }
  })
})

describe('calls', () => {
  it.each([
    [
      'with the arguments that are done',
      [added(0, opened), { type: 'response.function_call_arguments.done', output_index: 0, arguments: call.arguments }],
    ],
    ['with the item that is done', [added(0, opened), done(0, call)]],
    ['with an item that was never announced', [done(0, call)]],
    ['with arguments as an object', [done(0, { ...call, arguments: { command: 'ls' } })]],
    [
      'with the first piece, and again',
      [added(0, opened), argumentsDelta(0, call.arguments), done(0, call), done(0, call)],
    ],
    ['before anybody says what is called', [argumentsDelta(0, call.arguments), done(0, call)]],
    ['with the whole answer', []],
  ])('214, 215: come %s', (_how, events) => {
    const { message: whole } = decodeObjects([...events, completed({ output: [call] })])
    expect(whole).toMatchObject({
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', id: 'call_abc', input: { command: 'ls' } }],
    })
  })

  it('194: side by side, interleaved piece by piece', () => {
    const other = functionCall('call_def', 'Read', { file_path: 'a' })
    const events = [
      added(0, opened),
      added(1, { ...other, arguments: '' }),
      argumentsDelta(1, '{"file_'),
      argumentsDelta(0, '{"comm'),
      argumentsDelta(1, 'path":"a"}'),
      argumentsDelta(0, 'and":"ls"}'),
      done(1, other),
      done(0, call),
    ]
    expect(contentOf([...events, completed({ output: [call, other] })])).toEqual([
      ['Bash', { command: 'ls' }],
      ['Read', { file_path: 'a' }],
    ])
  })

  it('194: beside text and reasoning that are not over either', () => {
    const events = [
      added(0, reasoning([])),
      added(1, message('')),
      added(2, opened),
      argumentsDelta(2, call.arguments),
      textDelta(1, 'I look.'),
      { type: 'response.reasoning_summary_text.delta', output_index: 0, summary_index: 0, delta: 'Hm.' },
      done(2, call),
      done(1, message('I look.')),
      done(0, reasoning(['Hm.'])),
    ]
    expect(contentOf([...events, completed()])).toEqual(['(Hm.)', 'I look.', ['Bash', { command: 'ls' }]])
  })

  it('195: in one place, one after the other', () => {
    const other = functionCall('call_def', 'Read', {})
    const events = [
      added(0, opened),
      argumentsDelta(0, call.arguments),
      done(0, call),
      added(0, { ...other, arguments: '' }),
      done(0, other),
    ]
    expect(contentOf([...events, completed({ output: [call, other] })])).toEqual([
      ['Bash', { command: 'ls' }],
      ['Read', {}],
    ])
  })

  it('200: without arguments', () => {
    expect(contentOf([done(0, functionCall('call_abc', 'Bash', '')), completed()])).toEqual([['Bash', {}]])
  })

  it('178: by a name in another spelling', () => {
    expect(contentOf([done(0, functionCall('call_abc', 'functions.bash', {})), completed()])).toEqual([['Bash', {}]])
  })

  it('226: with 200 kB of arguments, in pieces or at once', () => {
    const input = { command: 'x "quoted" \\ ünï \n'.repeat(12_000) }
    const large = functionCall('call_abc', 'Bash', input)
    expect(large.arguments.length).toBeGreaterThan(200_000)
    const pieces = large.arguments.match(/[^]{1,997}/g) ?? []
    for (const middle of [pieces.map((piece) => argumentsDelta(0, piece)), []]) {
      const events = [added(0, opened), ...middle, done(0, large), completed()]
      expect(contentOf(events)).toEqual([['Bash', input]])
      const deltas = decodeObjects(events).events.filter(({ type }) => type === 'content_block_delta')
      expect(deltas.length).toBeGreaterThanOrEqual(middle.length * 0.9)
    }
  })

  it('53: wrapped into one become the calls that they are', () => {
    const uses = ['functions.Bash', 'functions.Read'].map((name) => ({
      recipient_name: name,
      parameters: { of: name },
    }))
    const wrapped = functionCall('call_abc', 'parallel', { tool_uses: uses })
    const events = [added(0, { ...wrapped, arguments: '' }), argumentsDelta(0, wrapped.arguments), done(0, wrapped)]
    expect(contentOf([...events, completed({ output: [wrapped] })])).toEqual([
      ['Bash', { of: 'functions.Bash' }],
      ['Read', { of: 'functions.Read' }],
    ])
    const strange = functionCall('call_abc', 'parallel', { tool_uses: [{ recipient_name: 'Nobody' }] })
    expect(contentOf([done(0, strange), completed()])).toEqual([
      ['parallel', { tool_uses: [{ recipient_name: 'Nobody' }] }],
    ])
  })

  it.each([
    'web_search_call',
    'file_search_call',
    'mcp_call',
    'image_generation_call',
    'custom_tool_call',
    'something_new',
  ])('28: of tools that run elsewhere are passed over: %s', (type) => {
    const item = { type, id: 'ws_1', name: 'x_search', input: 'query', status: 'completed' }
    const events = [added(0, item), { type: `response.${type}.searching`, output_index: 0 }, done(0, item)]
    expect(contentOf([...events, textDelta(1, 'Found.'), completed({ output: [item, message('Found.')] })])).toEqual([
      'Found.',
    ])
  })

  it('176: of a custom kind, if the tool is the client’s', () => {
    const item = { type: 'custom_tool_call', id: 'ctc_1', call_id: 'call_c', name: 'Bash', input: '{"command":"ls"}' }
    expect(contentOf([added(0, { ...item, input: '' }), done(0, item), completed()])).toEqual([
      ['Bash', { command: 'ls' }],
    ])
  })
})

describe('reasoning', () => {
  it('58: in several parts is one block', () => {
    const events = [
      added(0, reasoning([])),
      {
        type: 'response.reasoning_summary_part.added',
        output_index: 0,
        summary_index: 0,
        part: { type: 'summary_text', text: '' },
      },
      { type: 'response.reasoning_summary_text.delta', output_index: 0, summary_index: 0, delta: 'One.' },
      { type: 'response.reasoning_summary_text.done', output_index: 0, summary_index: 0, text: 'One.' },
      { type: 'response.reasoning_summary_text.delta', output_index: 0, summary_index: 1, delta: 'Two.' },
      done(0, reasoning(['One.', 'Two.'])),
      textDelta(1, 'Hi.'),
    ]
    expect(contentOf([...events, completed()])).toEqual(['(One.\n\nTwo.)', 'Hi.'])
  })

  it('209: that comes as a summary and in the clear is shown once', () => {
    const item = { ...reasoning(['Short.']), content: [{ type: 'reasoning_text', text: 'Long.' }] }
    const events = [
      { type: 'response.reasoning_text.delta', output_index: 0, content_index: 0, delta: 'Long.' },
      { type: 'response.reasoning_summary_text.delta', output_index: 0, summary_index: 0, delta: 'Short.' },
      done(0, item),
    ]
    expect(contentOf([...events, message('x'), completed({ output: [item, message('Hi.')] })])).toEqual([
      '(Long.)',
      'Hi.',
    ])
  })

  it('212: without text is a block that only carries the state', () => {
    expect(contentOf([done(0, reasoning([])), done(1, message('Hi.')), completed()])).toEqual(['()', 'Hi.'])
  })

  it('210: resumes after text and calls', () => {
    const events = [
      done(0, reasoning(['A'])),
      done(1, message('Text.')),
      done(2, reasoning(['B'], { id: 'rs_2' })),
      done(3, call),
      done(4, reasoning(['C'], { id: 'rs_3' })),
      done(5, functionCall('call_d', 'Read', {})),
    ]
    expect(contentOf([...events, completed()])).toEqual([
      '(A)',
      'Text.',
      '(B)',
      ['Bash', { command: 'ls' }],
      '(C)',
      ['Read', {}],
    ])
  })

  it('216: has only the state of the finished item', () => {
    const { message: whole } = decodeObjects([
      added(0, reasoning([], { encrypted_content: 'snapshot' })),
      done(0, reasoning([], { encrypted_content: 'final' })),
      done(1, message('Hi.')),
      completed(),
    ])
    const [block] = whole?.content ?? []
    const signature = block?.type === 'thinking' ? atob(block.signature.slice('freecc.1.'.length)) : ''
    expect(signature).toContain('final')
    expect(signature).not.toContain('snapshot')
  })

  it('179: alone, where the client must not see it, is an answer without content', () => {
    const decoded = decodeObjects([done(0, reasoning(['Hm.'])), completed()], { omitThinking: true })
    expect(decoded.message).toMatchObject({ content: [], stop_reason: 'end_turn' })
  })
})

describe('the end', () => {
  it.each([
    ['max_output_tokens', 'max_tokens'],
    ['content_filter', 'refusal'],
    [undefined, 'max_tokens'],
  ])('217: of an answer that is incomplete for %s', (reason, stopReason) => {
    const response = { status: 'incomplete', incomplete_details: reason && { reason } }
    const { message: whole, violations } = decodeObjects([
      textDelta(0, 'Half'),
      { type: 'response.incomplete', response },
    ])
    expect(violations).toEqual([])
    expect(whole).toMatchObject({ stop_reason: stopReason, content: [{ type: 'text', text: 'Half' }] })
  })

  it('193: within a call that the limit cut off leaves the call out, or in part', () => {
    const half = { ...call, arguments: '{"command":"l', status: 'incomplete' }
    const response = {
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [message('I look.'), half],
    }
    const events = [done(0, message('I look.')), added(1, opened), argumentsDelta(1, '{"command":"l'), done(1, half)]
    const { message: whole, violations } = decodeObjects([...events, { type: 'response.incomplete', response }])
    expect(violations).toEqual([])
    expect(whole?.stop_reason).toBe('max_tokens')
    const bare = decodeObjects([{ type: 'response.incomplete', response }])
    expect(bare.message).toMatchObject({ stop_reason: 'max_tokens', content: [{ type: 'text', text: 'I look.' }] })
  })

  it.each([
    [
      'failed',
      {
        type: 'response.failed',
        response: { status: 'failed', error: { code: 'server_error', message: 'It broke.' } },
      },
      502,
    ],
    [
      'failed for its size',
      {
        type: 'response.failed',
        response: {
          status: 'failed',
          error: { code: 'context_length_exceeded', message: 'Your input exceeds the context window of this model.' },
        },
      },
      400,
    ],
    [
      'failed by the rate',
      {
        type: 'response.failed',
        response: {
          status: 'failed',
          error: { code: 'rate_limit_exceeded', message: 'It broke. Please try again in 2s.' },
        },
      },
      429,
    ],
    ['failed without a word', { type: 'response.failed', response: { status: 'failed', error: null } }, 502],
    [
      'error, flat',
      { type: 'error', code: 'server_error', message: 'It broke.', param: null, sequence_number: 3 },
      502,
    ],
    ['error, nested', { type: 'error', error: { type: 'server_error', code: null, message: 'It broke.' } }, 502],
    [
      'error without a type',
      { error: { code: 'invalid_prompt', message: 'It broke.', type: 'invalid_request_error' } },
      400,
    ],
    ['error of the subscription’s server', { detail: 'It broke.' }, 502],
    [
      'overload',
      { type: 'error', error: { type: 'server_error', code: 'server_is_overloaded', message: 'It broke.' } },
      529,
    ],
    ['cancelled', { type: 'response.cancelled', response: { status: 'cancelled' } }, 502],
  ])('208, 217, 247: of an answer that ends as %s', (_how, event, status) => {
    const before = decodeObjects([{ type: 'response.created', response: {} }, event])
    expect(before.failure).toMatchObject({ status })
    expect(before.events).toEqual([])
    const after = decodeObjects([textDelta(0, 'Half'), event, completed()])
    expect(after.failure).toMatchObject({ status })
    expect(after.message).toBeNull()
  })

  it('184, 208: that is named in the event line alone', () => {
    const event = (name: string, data: string) => ({ name, data })
    expect(decodeEvents([event('error', 'upstream fell over')]).failure?.message).toContain('upstream fell over')
    expect(decodeEvents([event('error', '{"message":"It broke."}')]).failure?.message).toContain('It broke.')
    const { message: whole } = decodeEvents([
      event('response.output_text.delta', '{"output_index":0,"delta":"Hi"}'),
      event('response.completed', '{"response":{"status":"completed"}}'),
    ])
    expect(whole?.content).toEqual([{ type: 'text', text: 'Hi' }])
  })

  it.each([
    ['nothing', []],
    ['its beginning', [{ type: 'response.created', response: { status: 'in_progress' } }]],
    ['text', [textDelta(0, 'Half')]],
    ['an item', [done(0, message('Whole'))]],
    ['a call', [added(0, opened), argumentsDelta(0, '{"com')]],
    ['[DONE] in the middle of an item', [textDelta(0, 'Half'), '[DONE]']],
    ['what is no JSON', [textDelta(0, 'Half'), '{"type":']],
  ])('206: that does not come, after %s, is a failure', (_what, events) => {
    expect(decodeObjects(events)).toMatchObject({ failure: { status: 502 }, message: null })
  })

  it('205: with [DONE] alone, after items that are complete', () => {
    expect(contentOf([done(0, message('Hi.')), '[DONE]'])).toEqual(['Hi.'])
  })

  it('207, 190: is the end, whatever follows', () => {
    expect(contentOf([textDelta(0, 'Hi.'), completed(), '[DONE]', textDelta(0, 'more'), completed()])).toEqual(['Hi.'])
  })

  it('218: passes over events that are newer, and news that are none of the answer', () => {
    const strange = [
      { type: 'codex.rate_limits', rate_limits: { allowed: true } },
      { type: 'response.something_new.delta', output_index: 0, delta: 'x' },
      { type: 'ping' },
      { type: 'keepalive', sequence_number: 4 },
      { type: 'response.output_text.annotation.added', output_index: 0, annotation: { type: 'url_citation' } },
      'null',
      '[]',
    ]
    expect(contentOf([...strange, textDelta(0, 'Hi.'), ...strange, completed()])).toEqual(['Hi.'])
  })

  it('144: bears what Azure says about its filters', () => {
    const filters = [
      { blocked: false, source_type: 'completion', content_filter_results: { hate: { filtered: false } } },
    ]
    const events = [{ type: 'response.created', response: { content_filters: filters } }, textDelta(0, 'Hi.')]
    expect(contentOf([...events, completed({ content_filters: filters })])).toEqual(['Hi.'])
  })

  it('276, 279, 280: counts the cache apart, and reasoning with the output', () => {
    const usage = {
      input_tokens: 1000,
      input_tokens_details: { cached_tokens: 600, cache_write_tokens: 100 },
      output_tokens: 80,
      output_tokens_details: { reasoning_tokens: 50 },
      total_tokens: 1080,
    }
    expect(decodeObjects([textDelta(0, 'Hi.'), completed({ usage })]).message?.usage).toEqual({
      input_tokens: 300,
      output_tokens: 80,
      cache_read_input_tokens: 600,
      cache_creation_input_tokens: 100,
      output_tokens_details: { thinking_tokens: 50 },
    })
  })

  it('281: estimates where nothing is counted', () => {
    const { message: whole } = decodeObjects([textDelta(0, 'Hi there, you.'), completed({ usage: null })])
    expect(whole?.usage).toMatchObject({ input_tokens: 1000, output_tokens: 4 })
  })
})

describe('a complete answer', () => {
  it('182: gives the message of its stream', () => {
    const output = [reasoning(['Hm.']), message('I look.'), call]
    const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 }
    const streamed = decodeObjects([
      ...output.map((item, index) => done(index, item)),
      completed({ output, usage }),
    ]).message
    const body = { id: 'resp_1', object: 'response', status: 'completed', error: null, output, usage }
    expect(decodeResponse(body, answerContext())).toEqual(streamed)
  })

  it.each([
    ['an error', { error: { message: 'No.', type: 'invalid_request_error' } }, 400],
    [
      'a failed answer',
      { object: 'response', status: 'failed', error: { code: 'server_error', message: 'No.' }, output: [] },
      502,
    ],
    ['an empty one', { object: 'response', status: 'completed', output: [] }, 502],
    ['chat', { object: 'chat.completion', choices: [] }, 502],
    ['nothing', null, 502],
  ])('179, 255: fails for %s', (_what, body, status) => {
    expect(decodeResponse(body, answerContext())).toMatchObject({ status })
  })
})

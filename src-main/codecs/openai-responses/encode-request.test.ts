import { describe, expect, it } from 'vitest'
import { assistant, call, image, pdf, png, provider, result, text, tool, user } from '../openai-chat/testing/encode.ts'
import { encode, encodeConversation } from './testing/encode.ts'

const document = {
  type: 'document',
  source: { type: 'base64', media_type: 'application/pdf', data: pdf },
}
const inputText = (words: string) => ({ type: 'input_text', text: words })
const sentImage = { type: 'input_image', image_url: `data:image/png;base64,${png}`, detail: 'auto' }
const sentFile = { type: 'input_file', filename: 'document.pdf', file_data: `data:application/pdf;base64,${pdf}` }
const plain = { model: 'gpt-4.1' }

describe('the request', () => {
  it('55: is stateless, and asks for reasoning it can hand back', () => {
    const { body, path } = encode({ thinking: { type: 'adaptive' }, stream: true })
    expect(path).toBe('/responses')
    expect(body).toMatchObject({
      model: 'gpt-5.5',
      stream: true,
      store: false,
      include: ['reasoning.encrypted_content'],
    })
    expect(body).not.toHaveProperty('previous_response_id')
    expect(encode({}).body).not.toHaveProperty('stream')
  })

  it('55: asks for no reasoning where there is none, or where no block could carry it', () => {
    expect(encode({ thinking: { type: 'adaptive' } }, plain).body).not.toHaveProperty('include')
    expect(encode({}).body).not.toHaveProperty('include')
    expect(encode({ thinking: { type: 'disabled' } }).body).not.toHaveProperty('include')
    expect(encode({ thinking: { type: 'adaptive' } }, { model: 'some-model' }).body).toHaveProperty('include')
  })

  it('287: knows no [1m]', () => {
    expect(encode({}, { model: 'gpt-5.5[1m]' }).body.model).toBe('gpt-5.5')
  })

  it('63: has the system prompt as instructions, without the attribution line', () => {
    const system = [
      text('x-anthropic-billing-header: cc_version=2;'),
      text('You are a coder.'),
      text(' '),
      text('Be brief.'),
    ]
    expect(encode({ system }).body.instructions).toBe('You are a coder.\n\nBe brief.')
    expect(encode({ system: 'Be brief.' }).body.instructions).toBe('Be brief.')
    expect(encode({ system: [] }).body).not.toHaveProperty('instructions')
  })

  it.each([
    [1, 'gpt-4.1', 16],
    [1, 'gpt-5.5', 1024],
    [64, 'gpt-4.1', 64],
    [500_000, 'gpt-5.5', 128_000],
    [500_000, 'some-model', 32_000],
  ])('54, 38: has a limit of %i for %s become %i', (given, model, expected) => {
    expect(encode({ max_tokens: given }, { model }).body.max_output_tokens).toBe(expected)
  })

  it('40: leaves sampling to reasoning models, and takes one setting of two to others', () => {
    const sampling = { temperature: 0.5, top_p: 0.9, top_k: 5 }
    expect(encode(sampling).body).not.toHaveProperty('temperature')
    expect(encode(sampling).lost).toContain('dropped temperature')
    expect(encode(sampling, plain).body).toMatchObject({ temperature: 0.5 })
    expect(encode(sampling, plain).body).not.toHaveProperty('top_p')
    expect(encode({ top_p: 0.9 }, plain).body).toMatchObject({ top_p: 0.9 })
  })

  it('65: keeps stop sequences for FreeCC itself', () => {
    const { body, answer, lost } = encode({ stop_sequences: ['END', ' ', 'END'] })
    expect(JSON.stringify(body)).not.toContain('END')
    expect(answer.stopSequences).toEqual(['END'])
    expect(lost).toContain('emulated stop_sequences')
  })

  it('46: holds nothing that the API does not know', () => {
    const { body, lost } = encode({
      context_management: {},
      speed: 'fast',
      service_tier: 'auto',
      mcp_servers: [],
      container: 'x',
    })
    expect(Object.keys(body)).toEqual(['model', 'input', 'store', 'reasoning'])
    expect(lost).toEqual(expect.arrayContaining(['dropped context_management', 'dropped speed', 'dropped mcp_servers']))
  })

  it('44, 68: has the form of the answer in text.format, strict where the schema allows it', () => {
    const closed = {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: false,
    }
    const format = (schema: object) => encode({ output_config: { format: { type: 'json_schema', schema } } }).body.text
    expect(format(closed)).toEqual({ format: { type: 'json_schema', name: 'answer', schema: closed, strict: true } })
    expect(format({ type: 'object' })?.format.strict).toBe(false)
  })
})

describe('thinking', () => {
  const reasoningOf = (request: object, model = 'gpt-5.5') => encode({ ...request }, { model }).body.reasoning

  it.each([
    ['gpt-5.5', 'max', 'xhigh'],
    ['gpt-5', 'max', 'high'],
    ['gpt-5.1', 'minimal', 'none'],
    ['o3', 'xhigh', 'high'],
    ['grok-4.3', 'max', 'high'],
  ])('43: of %s at %s is %s', (model, effort, expected) => {
    expect(reasoningOf({ thinking: { type: 'adaptive' }, output_config: { effort } }, model)?.effort).toBe(expected)
  })

  it('42: that is off is off, as far as the model can', () => {
    expect(reasoningOf({ thinking: { type: 'disabled' } })).toEqual({ effort: 'none' })
    expect(reasoningOf({}, 'gpt-5')).toEqual({ effort: 'minimal' })
    expect(reasoningOf({}, 'gpt-4.1')).toBeUndefined()
  })

  it('42: has its level beside tools, too', () => {
    const request = { thinking: { type: 'adaptive' }, output_config: { effort: 'high' }, tools: [tool('Bash')] }
    expect(reasoningOf(request)).toEqual({ effort: 'high', summary: 'auto' })
  })

  it('is summarised where the client shows it and the model can', () => {
    const shown = { thinking: { type: 'adaptive' } }
    for (const model of ['gpt-5.5', 'o3', 'o4-mini', 'gpt-5-pro'])
      expect(reasoningOf(shown, model)?.summary).toBe('auto')
    for (const model of ['gpt-4.1', 'o1', 'o3-mini', 'grok-4', 'some-model', 'gpt-oss-120b']) {
      expect(reasoningOf(shown, model)?.summary).toBeUndefined()
    }
    expect(reasoningOf({ thinking: { type: 'adaptive', display: 'updates' } })?.summary).toBe('auto')
    expect(reasoningOf({ thinking: { type: 'adaptive', display: 'omitted' } })?.summary).toBeUndefined()
    expect(encode({ thinking: { type: 'adaptive', display: 'omitted' } }).body).toHaveProperty('include')
  })

  it('reports a wish that nobody hears', () => {
    const request = { thinking: { type: 'adaptive' }, output_config: { effort: 'high' } }
    expect(encode(request, { model: 'some-model' }).lost).toContain('dropped thinking')
  })
})

describe('tools', () => {
  it('60: are flat, and say whether they are strict', () => {
    const closed = { type: 'object', properties: {}, additionalProperties: false }
    const { tools } = encode({ tools: [tool('Bash'), tool('Read', { strict: true, input_schema: closed })] }).body
    expect(tools).toEqual([
      {
        type: 'function',
        name: 'Bash',
        description: 'Does Bash',
        parameters: { type: 'object', properties: {} },
        strict: false,
      },
      { type: 'function', name: 'Read', description: 'Does Read', parameters: closed, strict: true },
    ])
  })

  it.each([
    [{ type: 'auto' }, 'auto'],
    [{ type: 'any' }, 'required'],
    [{ type: 'none' }, 'none'],
    [
      { type: 'tool', name: 'Bash' },
      { type: 'function', name: 'Bash' },
    ],
  ])('36, 66: are chosen by %o', (choice, expected) => {
    expect(encode({ tools: [tool('Bash')], tool_choice: choice }).body.tool_choice).toEqual(expected)
  })

  it('36: are called one at a time where the client wants it', () => {
    const choice = { type: 'auto', disable_parallel_tool_use: true }
    expect(encode({ tools: [tool('Bash')], tool_choice: choice }).body.parallel_tool_calls).toBe(false)
    expect(encode({ tools: [tool('Bash')] }).body).not.toHaveProperty('parallel_tool_calls')
  })

  it('34, 28: are left out with all that belongs to them where none is left', () => {
    const request = { tools: [{ type: 'web_search_20250305', name: 'web_search' }], tool_choice: { type: 'any' } }
    expect(Object.keys(encode(request).body)).not.toEqual(expect.arrayContaining(['tools']))
    expect(encode(request).body).not.toHaveProperty('tool_choice')
  })

  it('31: go by a shorter name where theirs is too long, in history too', () => {
    const name = `mcp__${'x'.repeat(80)}`
    const messages = [user(text('go')), assistant(call('call_a', name)), user(result('call_a', 'ok'))]
    const { body, answer } = encode({ tools: [tool(name)], messages })
    const sent = body.tools?.[0]?.name ?? ''
    expect(sent).toHaveLength(64)
    expect(body.input[1]).toMatchObject({ type: 'function_call', name: sent })
    expect(answer.toolNames.get(sent)).toBe(name)
  })
})

describe('the conversation', () => {
  it('70: has text and images of the user, and text of the model', () => {
    const items = encodeConversation([
      user(text('Look.'), image(), document),
      assistant(text('I see.')),
      user(text('Good.')),
    ])
    expect(items).toEqual([
      { type: 'message', role: 'user', content: [inputText('Look.'), sentImage, sentFile] },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'I see.' }], phase: 'final_answer' },
      { type: 'message', role: 'user', content: [inputText('Good.')] },
    ])
  })

  it('3, 63: has system messages in their place, as the developer’s', () => {
    const items = encodeConversation([user(text('hi')), { role: 'system', content: 'A mode is on.' }])
    expect(items[1]).toEqual({ type: 'message', role: 'developer', content: [inputText('A mode is on.')] })
  })

  it('4, 7, 9: has the outputs of calls directly behind them and in their order', () => {
    const items = encodeConversation([
      user(text('go')),
      assistant(call('call_a', 'Bash', { command: 'ls' }), call('call_b')),
      { role: 'system', content: 'A mode is on.' },
      user(text('Note.'), result('call_b', 'two'), result('call_a', [text('one'), text('more')])),
    ])
    expect(items.slice(1)).toEqual([
      { type: 'function_call', call_id: 'call_a', name: 'Bash', arguments: '{"command":"ls"}' },
      { type: 'function_call', call_id: 'call_b', name: 'Read', arguments: '{}' },
      { type: 'function_call_output', call_id: 'call_a', output: 'one\n\nmore' },
      { type: 'function_call_output', call_id: 'call_b', output: 'two' },
      { type: 'message', role: 'developer', content: [inputText('A mode is on.')] },
      { type: 'message', role: 'user', content: [inputText('Note.')] },
    ])
  })

  it.each([
    [undefined, '(no output)'],
    ['', '(no output)'],
    [[], '(no output)'],
    ['fine', 'fine'],
    [
      [text('see'), image()],
      [inputText('see'), sentImage],
    ],
    [[document], [sentFile]],
    [[{ type: 'tool_reference', tool_name: 'Read' }], '[Loaded tool: Read]'],
  ])('10, 12, 62: of a result %o is told as %o', (content, output) => {
    const items = encodeConversation([user(text('go')), assistant(call('call_a')), user(result('call_a', content))])
    expect(items[2]).toEqual({ type: 'function_call_output', call_id: 'call_a', output })
  })

  it('11: tells of a failed tool', () => {
    const failed = (content: unknown) =>
      encodeConversation([
        user(text('go')),
        assistant(call('a_b_c')),
        user(result('a_b_c', content, { is_error: true })),
      ])[2]
    expect(failed('exit 3')).toMatchObject({ output: '[tool error]\nexit 3' })
    expect(failed([text('see'), image()])).toMatchObject({
      output: [inputText('[tool error]'), inputText('see'), sentImage],
    })
  })

  it('26: answers calls that were interrupted, and keeps results without a call', () => {
    const items = encodeConversation([user(text('go')), assistant(call('call_a')), user(result('call_x', 'lost'))])
    expect(items.slice(2)).toEqual([
      { type: 'function_call_output', call_id: 'call_a', output: '[interrupted: this call has no result]' },
      {
        type: 'message',
        role: 'user',
        content: [inputText('[result of an earlier tool call call_x]'), inputText('lost')],
      },
    ])
  })

  it('61: has ids of calls that are short enough, and the same in every turn', () => {
    const id = `toolu_${'x'.repeat(90)}`
    const [, sent, output] = encodeConversation([user(text('go')), assistant(call(id)), user(result(id, 'ok'))])
    if (sent?.type !== 'function_call' || output?.type !== 'function_call_output') expect.fail()
    expect(sent.call_id.length).toBeLessThanOrEqual(64)
    expect(output.call_id).toBe(sent.call_id)
  })

  it('tells newer models what was said on the way, and what in the end', () => {
    const turns = [
      user(text('go')),
      assistant(text('I look.'), call('call_a'), text('And…')),
      user(result('call_a', 'ok')),
      assistant(text('Done.')),
    ]
    const phasesFor = (model: string) =>
      encodeConversation(turns, { model }).flatMap((item) =>
        'role' in item && item.role === 'assistant' ? [item.phase] : [],
      )
    expect(phasesFor('gpt-5.5')).toEqual(['commentary', 'final_answer', 'final_answer'])
    expect(phasesFor('gpt-5.3-codex')).toEqual(['commentary', 'final_answer', 'final_answer'])
    for (const model of ['gpt-5', 'gpt-5.2', 'gpt-5.1-codex', 'o3', 'grok-4', 'some-model']) {
      expect(phasesFor(model)).toEqual([undefined, undefined, undefined])
    }
  })

  it('24: asks the model to go on where the client began its answer', () => {
    const { input, answer, lost } = encode({ messages: [user(text('List.')), assistant(text('1. One'))] })
    expect(input.at(-1)).toMatchObject({
      role: 'user',
      content: [{ text: expect.stringMatching(/^Continue/) as string }],
    })
    expect(answer.prefill).toBe('1. One')
    expect(lost).toContain('emulated messages')
  })

  it('27: is never empty', () => {
    for (const messages of [[], [user()], [user(text(' '))], undefined]) {
      expect(encode({ messages }).input).toEqual([
        { type: 'message', role: 'user', content: [inputText('(empty message)')] },
      ])
    }
  })

  it('22, 23: tells in text what runs elsewhere', () => {
    const search = { type: 'server_tool_use', id: 's', name: 'web_search', input: { query: 'x' } }
    const [, said] = encodeConversation([user(text('go')), assistant(search), user(text('and?'))])
    expect(said).toMatchObject({
      role: 'assistant',
      content: [{ type: 'output_text', text: '[called web_search: {"query":"x"}]' }],
    })
  })
})

describe('quirks', () => {
  const session = { sessionHash: 'abc123' }
  const userId = (session_id: string) => ({ metadata: { user_id: JSON.stringify({ device_id: 'd1', session_id }) } })

  it('69: send the turns of a session to one cache, of the provider’s own', () => {
    expect(encode({}, session).body.prompt_cache_key).toBe('abc123')
    expect(encode({}, { ...session, provider: provider('xai'), model: 'grok-4' }).body.prompt_cache_key).toBe('abc123')
    expect(encode({}, { ...session, isOwnHost: false }).body).not.toHaveProperty('prompt_cache_key')
    expect(encode({}).body).not.toHaveProperty('prompt_cache_key')
  })

  it('45: tell users apart by a hash that is the same in all sessions', () => {
    const { safety_identifier: hash } = encode(userId('s1')).body
    expect(hash).toMatch(/^freecc_[0-9a-f]{8}$/)
    expect(encode(userId('s2')).body.safety_identifier).toBe(hash)
    expect(encode({ metadata: { user_id: 'user_a_account_b_session_c' } }).body.safety_identifier).toBe(
      encode({ metadata: { user_id: 'user_a_account_b_session_d' } }).body.safety_identifier,
    )
    expect(encode(userId('s1'), { isOwnHost: false }).body).not.toHaveProperty('safety_identifier')
    expect(encode({ metadata: { user_id: 7 } }).body).not.toHaveProperty('safety_identifier')
  })

  it('32: keep 128 tools, and among them those that are in use', () => {
    const tools = Array.from({ length: 140 }, (_, index) => tool(`tool_${index}`))
    const messages = [user(text('go')), assistant(call('call_a', 'tool_139')), user(result('call_a', 'ok'))]
    const { body } = encode({ tools, messages })
    expect(body.tools).toHaveLength(128)
    expect(body.tools?.map(({ name }) => name)).toContain('tool_139')
  })

  it('6: make reminders of system messages for servers that know no other way', () => {
    const messages = [user(text('hi')), { role: 'system', content: 'A mode is on.' }]
    expect(encodeConversation(messages, { isOwnHost: false })[1]).toEqual({
      type: 'message',
      role: 'user',
      content: [inputText('<system-reminder>\nA mode is on.\n</system-reminder>')],
    })
    expect(encodeConversation(messages, { provider: provider('xai') })[1]).toMatchObject({ role: 'system' })
  })

  it('12, 62: let images follow the outputs, and name files, for servers that take text', () => {
    const items = encodeConversation(
      [
        user(text('go')),
        assistant(call('call_a'), call('call_b')),
        user(result('call_a', [text('see'), image(), document]), result('call_b', 'ok'), text('Note.')),
      ],
      { isOwnHost: false },
    )
    expect(items.slice(3)).toEqual([
      {
        type: 'function_call_output',
        call_id: 'call_a',
        output: 'see\n\n[image: attached below]\n\n[document.pdf: attached below]',
      },
      { type: 'function_call_output', call_id: 'call_b', output: 'ok' },
      {
        type: 'message',
        role: 'user',
        content: [
          inputText('From the result of call_a:'),
          sentImage,
          inputText('[document.pdf omitted: files cannot be shown to this model]'),
        ],
      },
      { type: 'message', role: 'user', content: [inputText('Note.')] },
    ])
  })

  it('keep the calls of an answer together for DeepSeek', () => {
    const items = encodeConversation(
      [
        user(text('go')),
        assistant(text('One.'), call('call_a'), text('Two.'), call('call_b')),
        user(result('call_a', 'a'), result('call_b', 'b')),
      ],
      { provider: provider('deepseek'), model: 'deepseek-v4-flash' },
    )
    expect(items.map(({ type }) => type)).toEqual([
      ...['message', 'message', 'message'],
      ...['function_call', 'function_call', 'function_call_output', 'function_call_output'],
    ])
  })

  it('64: leave out what the server of a subscription rejects, and always stream', () => {
    const { body, lost } = encode({ max_tokens: 100, ...userId('s') }, { provider: provider('chatgpt') })
    expect(body).toMatchObject({ stream: true, instructions: '', store: false })
    expect(body).not.toHaveProperty('max_output_tokens')
    expect(lost).toContain('dropped max_output_tokens')
  })
})

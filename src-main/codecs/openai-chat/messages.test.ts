import { describe, expect, it } from 'vitest'
import { clientToolId } from '../tools/tool-ids.ts'
import { assistant, call, encode, encodeConversation, image, png, result, text, user } from './testing/encode.ts'

const attribution = 'x-anthropic-billing-header: cc_version=2.1.330.000; cc_entrypoint=cli;'
const question = user(text('hi'))
const chatCall = (id: string, name = 'Read', input = '{}') => ({
  id,
  type: 'function',
  function: { name, arguments: input },
})

describe('system prompt', () => {
  it('1: drops the attribution block of a list', () => {
    const { messages, lost } = encode({ system: [text(attribution), text('You are Claude.'), text('Be brief.')] })
    expect(messages[0]).toEqual({ role: 'system', content: 'You are Claude.\n\nBe brief.' })
    expect(lost).toContain('dropped system[0]')
  })

  it('1: drops the attribution line of a string, and nothing else', () => {
    expect(encode({ system: `${attribution}\n\nYou are Claude.` }).messages[0]).toEqual({
      role: 'system',
      content: 'You are Claude.',
    })
    expect(encode({ system: attribution }).messages).toEqual([{ role: 'user', content: 'hi' }])
  })

  it('2: takes a string or a list, skips blank blocks and never prints undefined', () => {
    expect(encode({ system: 'One' }).messages[0]).toEqual({ role: 'system', content: 'One' })
    const system = [text('One'), text('  '), { type: 'text' }, { ...text('Two'), cache_control: { type: 'ephemeral' } }]
    expect(encode({ system }).messages[0]).toEqual({ role: 'system', content: 'One\n\nTwo' })
    expect(encode({ system: [] }).messages[0]).toEqual({ role: 'user', content: 'hi' })
  })

  it('3: keeps system messages in mid-conversation where they are, as string, list or developer', () => {
    const messages = [
      question,
      { role: 'system', content: 'Rule' },
      assistant(text('Yes?')),
      user(text('Go')),
      { role: 'developer', content: [text('Later'), text('rule')] },
    ]
    expect(encodeConversation(messages)).toEqual([
      { role: 'user', content: 'hi' },
      { role: 'system', content: 'Rule' },
      { role: 'assistant', content: 'Yes?' },
      { role: 'user', content: 'Go' },
      { role: 'system', content: 'Later\n\nrule' },
    ])
  })

  it('4: moves a system message from between call and result to behind the result', () => {
    const messages = [
      question,
      assistant(call('toolu_1')),
      { role: 'system', content: 'Rule' },
      user(result('toolu_1', 'done'), text('Go')),
    ]
    expect(encodeConversation(messages).slice(1)).toEqual([
      { role: 'assistant', content: null, tool_calls: [chatCall('toolu_1')] },
      { role: 'tool', tool_call_id: 'toolu_1', content: 'done' },
      { role: 'system', content: 'Rule' },
      { role: 'user', content: 'Go' },
    ])
  })
})

describe('tool results', () => {
  it('7: sends the results before the text that came with them', () => {
    const messages = [question, assistant(call('toolu_1')), user(text('Note'), result('toolu_1', 'done'), text('Go'))]
    expect(encodeConversation(messages).slice(2)).toEqual([
      { role: 'tool', tool_call_id: 'toolu_1', content: 'done' },
      { role: 'user', content: 'Note\n\nGo' },
    ])
  })

  it('8: sends no user message after results alone', () => {
    const messages = [question, assistant(call('toolu_1')), user(result('toolu_1', 'done'))]
    expect(encodeConversation(messages).at(-1)).toEqual({ role: 'tool', tool_call_id: 'toolu_1', content: 'done' })
  })

  it('9: answers parallel calls one by one in the order of the calls', () => {
    const messages = [
      question,
      assistant(call('toolu_1'), call('toolu_2'), call('toolu_3')),
      user(result('toolu_3', 'c'), result('toolu_1', 'a'), result('toolu_2', 'b')),
    ]
    expect(encodeConversation(messages).slice(2)).toEqual([
      { role: 'tool', tool_call_id: 'toolu_1', content: 'a' },
      { role: 'tool', tool_call_id: 'toolu_2', content: 'b' },
      { role: 'tool', tool_call_id: 'toolu_3', content: 'c' },
    ])
  })

  it.each([
    ['absent', undefined, '(no output)'],
    ['null', null, '(no output)'],
    ['an empty string', '', '(no output)'],
    ['blank', ' \n', '(no output)'],
    ['an empty list', [], '(no output)'],
    ['a string', 'done', 'done'],
    ['texts', [text('one'), text('two')], 'one\n\ntwo'],
    ['an unknown block', [{ type: 'hologram', data: 'x' }], '(no output)'],
    [
      'a search result',
      [{ type: 'search_result', title: 'T', source: 'https://x', content: [text('found')] }],
      /found/,
    ],
    ['no list at all', { a: 1 }, '(no output)'],
  ])('10: answers a call whose result is %s', (_what, content, expected) => {
    const messages = [question, assistant(call('toolu_1')), user(result('toolu_1', content))]
    const answer = encodeConversation(messages)[2]
    expect(answer).toEqual({
      role: 'tool',
      tool_call_id: 'toolu_1',
      content: typeof expected === 'string' ? expected : (expect.stringMatching(expected) as string),
    })
  })

  it('11: marks the result of a failed tool', () => {
    const failed = result('toolu_1', 'No such file', { is_error: true })
    const messages = [question, assistant(call('toolu_1')), user(failed)]
    expect(encodeConversation(messages)[2]).toMatchObject({ content: '[tool error]\nNo such file' })
  })

  it('12: shows images of results in one user message after all results', () => {
    const messages = [
      question,
      assistant(call('toolu_1'), call('toolu_2', 'Bash')),
      user(result('toolu_1', [text('32 × 32'), image()]), result('toolu_2', 'done'), text('Go')),
    ]
    expect(encodeConversation(messages).slice(2)).toEqual([
      { role: 'tool', tool_call_id: 'toolu_1', content: '32 × 32\n\n[image: attached below]' },
      { role: 'tool', tool_call_id: 'toolu_2', content: 'done' },
      {
        role: 'user',
        content: [
          text('From the result of Read (toolu_1):'),
          { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
          text('Go'),
        ],
      },
    ])
  })

  it('13: makes one message of a result with many items', () => {
    const content = [text('a'), image(), text('b'), image()]
    const messages = [question, assistant(call('toolu_1')), user(result('toolu_1', content))]
    expect(encodeConversation(messages).filter(({ role }) => role === 'tool')).toHaveLength(1)
  })

  it('14: tells the model which tools a search has loaded, by the names that it knows', () => {
    const long = `mcp__server__${'x'.repeat(80)}`
    const content = [
      { type: 'tool_reference', tool_name: 'WebFetch' },
      { type: 'tool_reference', tool_name: long },
    ]
    const { messages, body } = encode({
      messages: [question, assistant(call('toolu_1', 'ToolSearch')), user(result('toolu_1', content))],
      tools: [{ name: long, input_schema: { type: 'object', properties: {} }, defer_loading: true }],
    })
    const sent = body.tools?.[0]?.function.name ?? ''
    expect(sent).toHaveLength(64)
    expect(messages[2]).toMatchObject({ content: `[Loaded tool: WebFetch]\n\n[Loaded tool: ${sent}]` })
  })

  it('26: answers a call that never got a result, whatever follows', () => {
    const messages = [question, assistant(call('toolu_1'), call('toolu_2')), user(result('toolu_2', 'b'), text('Go'))]
    const { messages: sent, lost } = encode({ messages })
    expect(sent.slice(2)).toEqual([
      { role: 'tool', tool_call_id: 'toolu_1', content: '[interrupted: this call has no result]' },
      { role: 'tool', tool_call_id: 'toolu_2', content: 'b' },
      { role: 'user', content: 'Go' },
    ])
    expect(lost).toContain('emulated messages')
    expect(encodeConversation([question, assistant(call('toolu_1'))]).at(-1)).toMatchObject({ role: 'tool' })
  })

  it('26: shows a result without call, and a second result of a call, as text', () => {
    const messages = [
      user(result('toolu_0', 'lost')),
      assistant(call('toolu_1')),
      user(result('toolu_1', 'first'), result('toolu_1', 'second')),
    ]
    const { messages: sent, lost } = encode({ messages })
    expect(sent).toEqual([
      { role: 'user', content: '[result of an earlier tool call toolu_0]\nlost' },
      { role: 'assistant', content: null, tool_calls: [chatCall('toolu_1')] },
      { role: 'tool', tool_call_id: 'toolu_1', content: 'first' },
      { role: 'user', content: '[result of an earlier tool call toolu_1]\nsecond' },
    ])
    expect(lost).toContain('changed messages[0].content[0]')
  })

  it('26: finds results that are spread over several messages', () => {
    const messages = [
      question,
      assistant(call('toolu_1'), call('toolu_2')),
      user(result('toolu_1', 'a')),
      { role: 'system', content: 'Rule' },
      user(result('toolu_2', 'b')),
    ]
    expect(encodeConversation(messages).map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'tool',
      'tool',
      'system',
    ])
  })

  it('26: keeps one of two calls with the same id', () => {
    const messages = [question, assistant(call('toolu_1'), call('toolu_1')), user(result('toolu_1', 'a'))]
    expect(encodeConversation(messages)[1]).toMatchObject({ tool_calls: [chatCall('toolu_1')] })
  })
})

describe('answers of the model', () => {
  it('128: keeps calls apart that carry the same id of their upstream', () => {
    const [one, two] = ['toolu_1', 'toolu_2'].map((id) => clientToolId('call_0', () => id))
    const messages = [question, assistant(call(one ?? ''), call(two ?? '')), user(result(two ?? '', 'b'))]
    const sent = encodeConversation(messages)
    const ids = sent.slice(2).map((message) => (message.role === 'tool' ? message.tool_call_id : ''))
    expect(ids).toEqual(['call_0', expect.stringMatching(/^\S{1,40}$/)])
    expect(new Set(ids).size).toBe(2)
    expect(sent[3]).toMatchObject({ content: 'b' })
  })

  it('17: makes one message of text and calls, and of adjacent messages', () => {
    const messages = [
      question,
      assistant(text('Let me see.'), call('toolu_1', 'Read', { path: 'a' })),
      assistant(call('toolu_2', 'Bash')),
      user(result('toolu_1', 'a'), result('toolu_2', 'b')),
    ]
    expect(encodeConversation(messages)[1]).toEqual({
      role: 'assistant',
      content: 'Let me see.',
      tool_calls: [chatCall('toolu_1', 'Read', '{"path":"a"}'), chatCall('toolu_2', 'Bash')],
    })
  })

  it('18: says null beside calls without text', () => {
    const messages = [question, assistant(call('toolu_1')), user(result('toolu_1', 'a'))]
    expect(encodeConversation(messages)[1]).toMatchObject({ content: null })
  })

  it('19: keeps text that came after a call', () => {
    const messages = [question, assistant(text('a'), call('toolu_1'), text('b')), user(result('toolu_1', 'c'))]
    expect(encodeConversation(messages)[1]).toMatchObject({ content: 'a\n\nb' })
  })

  it('25: sends the input as JSON in the order of its keys', () => {
    const input = { zebra: 1, alpha: { b: 2, a: [null, 'x'] } }
    const messages = [question, assistant(call('toolu_1', 'Read', input)), user(result('toolu_1', 'a'))]
    expect(encodeConversation(messages)[1]).toMatchObject({
      tool_calls: [{ function: { arguments: '{"zebra":1,"alpha":{"b":2,"a":[null,"x"]}}' } }],
    })
  })

  it.each([
    ['missing', undefined, '{}'],
    ['null', null, '{}'],
    ['JSON in a string', '{"a":1}', '{"a":1}'],
    ['a string', '{"a":', '{"input":"{\\"a\\":"}'],
    ['a list', [1], '{"input":[1]}'],
    ['a number', 5, '{"input":5}'],
  ])('25: sends an object where the input is %s', (_what, input, expected) => {
    const use = { type: 'tool_use', id: 'toolu_1', name: 'Read', input }
    const messages = [question, assistant(use), user(result('toolu_1', 'a'))]
    expect(encodeConversation(messages)[1]).toMatchObject({ tool_calls: [{ function: { arguments: expected } }] })
  })
})

describe('content', () => {
  it('27: skips blank texts, and messages with nothing else', () => {
    const messages = [user(text(''), text('hi'), text(' \n ')), assistant(text('a')), user(text('')), user(text('b'))]
    expect(encodeConversation(messages)).toEqual([
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'a' },
      { role: 'user', content: 'b' },
    ])
  })

  it('27: puts a placeholder where alternation needs a message', () => {
    const messages = [question, assistant(text('a')), user(text('')), assistant(text('b')), user(text('c'))]
    expect(encodeConversation(messages).map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
      'user',
    ])
  })

  it('27: never sends a conversation without a message', () => {
    expect(encodeConversation([])).toEqual([{ role: 'user', content: '(empty message)' }])
    expect(encode({ system: 'Be brief', messages: [] }).messages.map(({ role }) => role)).toEqual(['system', 'user'])
  })

  it('49: merges adjacent messages of the user, with and without images', () => {
    const messages = [user(text('a')), { role: 'user', content: 'b' }, user(image(), text('c'))]
    expect(encodeConversation(messages)).toEqual([
      { role: 'user', content: [text('a\n\nb'), expect.objectContaining({ type: 'image_url' }), text('c')] },
    ])
  })

  it('50: lets the user speak first', () => {
    const messages = [assistant(text('Hello')), user(text('hi'))]
    expect(encodeConversation(messages)).toEqual([
      { role: 'user', content: '(empty message)' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'hi' },
    ])
    expect(encode({ system: 'S', messages }).messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
    ])
  })

  it('110: sends plain strings where there is text only', () => {
    expect(encodeConversation([user(text('a'), text('b'))])).toEqual([{ role: 'user', content: 'a\n\nb' }])
  })

  it.each([
    ['23', 'compaction', { content: null }],
    ['23', 'fallback', {}],
    ['23', 'tool_addition', { tools: [] }],
    ['23', 'something_new', {}],
  ])('%s: leaves out %s without an error, and says so', (_number, type, more) => {
    const block = { type, ...more }
    const { messages, losses } = encode({ messages: [user(text('hi'), block), assistant(block, text('a')), question] })
    expect(messages.map(({ content }) => content)).toEqual(['hi', 'a', 'hi'])
    expect(losses).toContainEqual({
      action: 'dropped',
      field: 'messages[0].content[1]',
      reason: expect.stringMatching(new RegExp(`${type} .*2 times`)) as string,
    })
  })

  it('311: sends long texts whole', () => {
    const long = 'word '.repeat(200_000).trim()
    expect(encodeConversation([user(text(long))])).toEqual([{ role: 'user', content: long }])
  })
})

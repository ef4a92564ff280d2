import { describe, expect, it } from 'vitest'
import { findProvider, providers } from '../../../shared/providers/index.ts'
import { assistant, call, image as imageOf, result, text, tool, user } from '../testing/blocks.ts'
import { sealThinking, sealRedactedThinking } from './encode-assistant.ts'
import { messagesQuirks } from './quirks/index.ts'
import { checkMessagesRequest } from './testing/check-messages-request.ts'
import { encode } from './testing/encode.ts'
import { messagesDialectOf } from './testing/messages-dialects.ts'

const image = imageOf()
const pdf = {
  type: 'document',
  title: 'Plan',
  source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0xLjEK' },
}
const mark = { cache_control: { type: 'ephemeral', ttl: '1h' } }
const thinkingOn = { thinking: { type: 'enabled', budget_tokens: 5_000 } }

/** A request with everything that Claude Code may send. */
const everything = {
  system: [text('x-anthropic-billing-header: cc_version=2; cch=1;'), text('You are helpful', mark)],
  stream: true,
  temperature: 1,
  top_p: 0.9,
  stop_sequences: ['END', ' '],
  metadata: { user_id: 'device_account_session' },
  context_management: { edits: [] },
  safeguards: {},
  output_config: { effort: 'medium', format: { type: 'json_schema', schema: {} } },
  thinking: { type: 'adaptive', display: 'summarized' },
  tools: [
    tool('Read', { type: 'custom', defer_loading: true, eager_input_streaming: true, strict: true, ...mark }),
    tool(`mcp__${'x'.repeat(80)}`),
    { type: 'web_search_20250305', name: 'web_search' },
  ],
  messages: [
    user(text('Look'), image, pdf, text(' ')),
    { role: 'system', content: 'Rule' },
    assistant(
      { type: 'thinking', thinking: 'hm', signature: 'EqQBCkYI' },
      { type: 'redacted_thinking', data: 'x' },
      text('Reading'),
      call('toolu_abc'),
      call('toolu_def'),
    ),
    { role: 'system', content: 'Between' },
    user(text('also'), result('toolu_abc', [image, text('seen')]), result('gone', 'orphan')),
    user(text('Go on', mark)),
  ],
}

describe('every row with a Messages endpoint', () => {
  const rows = providers.filter(({ endpoints }) =>
    endpoints.some(({ wireFormat }) => wireFormat === 'anthropic-compatible'),
  )
  const models = [
    'deepseek-v4',
    'kimi-k3',
    'kimi-k2.6',
    'kimi-k2.7-code',
    'MiniMax-M3',
    'MiniMax-M2.5',
    'glm-5.2',
    'other',
  ]

  it.each(rows.map((provider) => [provider.id, provider] as const))('%s gets a body it knows', (_id, provider) => {
    for (const model of models) {
      const { body, path, headers } = encode(everything, { provider, model })
      expect(checkMessagesRequest(body, messagesDialectOf(provider.id))).toEqual([])
      expect(path).toBe('/v1/messages')
      expect(headers).toEqual({ 'anthropic-version': '2023-06-01' })
      expect(JSON.stringify(body)).not.toMatch(/device_account|ttl|defer_loading|context_management/)
      expect(checkMessagesRequest(encode({}, { provider, model }).body)).toEqual([])
    }
  })

  it.each(rows.flatMap(({ id, messagesQuirks: names }) => names.map((name) => [id, name])))(
    '%s: %s exists',
    (_id, name) => {
      expect(messagesQuirks).toHaveProperty([name])
    },
  )
})

describe('encodeRequest', () => {
  it('1: drops the attribution block and keeps the mark of the others', () => {
    expect(encode(everything).body.system?.[0]).toEqual(
      text('You are helpful', { cache_control: { type: 'ephemeral' } }),
    )
  })

  it('3, 4, 9 and 26: answers calls at once and in order, with reminders and strays behind the results', () => {
    const { messages } = encode(everything).body
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    expect(messages[1]?.content.map(({ type }) => type)).toEqual(['text', 'tool_use', 'tool_use'])
    const [first, second, ...rest] = messages[2]!.content
    expect(first).toMatchObject({ tool_use_id: 'toolu_abc', content: [image, text('seen')] })
    expect(second).toMatchObject({
      tool_use_id: 'toolu_def',
      content: [text('[interrupted: this call has no result]')],
    })
    expect(JSON.stringify(rest)).toMatch(/system-reminder.*Between.*also.*orphan.*Go on/)
  })

  it('20 and 57: gives thinking back to the vendor that minted it, exactly, and to no other', () => {
    const messages = [
      user(text('a')),
      assistant(
        { type: 'thinking', thinking: 'hm', signature: sealThinking('umans', 'sig') },
        { type: 'thinking', thinking: '', signature: sealRedactedThinking('umans', 'xyz') },
        text('b'),
      ),
      user(text('c')),
    ]
    expect(encode({ messages }).body.messages[1]?.content).toEqual([
      { type: 'thinking', thinking: 'hm', signature: 'sig' },
      { type: 'redacted_thinking', data: 'xyz' },
      text('b'),
    ])
    const other = encode({ messages }, { provider: findProvider('zai')! })
    expect(other.body.messages[1]?.content).toEqual([text('b')])
    expect(other.lost).toContain('dropped messages[1].content[0]')
  })

  it('10 and 11: keeps what a tool said, and that it failed', () => {
    const messages = [user(text('a')), assistant(call('toolu_abc')), user(result('toolu_abc', '', { is_error: true }))]
    expect(encode({ messages }).body.messages[2]?.content).toEqual([
      { type: 'tool_result', tool_use_id: 'toolu_abc', content: [text('(no output)')], is_error: true },
    ])
  })

  it('28, 30, 31 and 34: sends the tools of the client, by names that every vendor takes', () => {
    const { body, answer } = encode(everything)
    expect(body.tools?.map(({ name }) => name.length)).toEqual([4, 64])
    expect([...answer.toolNames.values()]).toContain(`mcp__${'x'.repeat(80)}`)
    expect(encode({ tools: [], tool_choice: { type: 'any' } }).body).not.toHaveProperty('tool_choice')
  })

  it('36: keeps the choice of a tool', () => {
    const tool_choice = { type: 'tool', name: 'Read', disable_parallel_tool_use: true }
    expect(encode({ tools: [tool('Read')], tool_choice }).body.tool_choice).toEqual(tool_choice)
  })

  it('37, 42 and 133: switches thinking on with room for it, and off in so many words', () => {
    expect(encode({}).body.thinking).toEqual({ type: 'disabled' })
    expect(encode(thinkingOn).body.thinking).toEqual(thinkingOn.thinking)
    expect(encode({ ...thinkingOn, max_tokens: 2_000 }).body.thinking).toEqual({
      type: 'enabled',
      budget_tokens: 1_999,
    })
    expect(encode({ ...thinkingOn, max_tokens: 100 }).body.thinking).toEqual({ type: 'disabled' })
    expect(encode({ ...thinkingOn, tools: [tool('Read')], tool_choice: { type: 'any' } }).body.thinking).toEqual({
      type: 'disabled',
    })
    const adaptive = { thinking: { type: 'adaptive' }, output_config: { effort: 'low' } }
    expect(encode(adaptive).body.thinking).toEqual({ type: 'enabled', budget_tokens: 4_000 })
  })

  it('38: asks for no more than the model puts out', () => {
    expect(encode({ max_tokens: 128_000 }, { maxOutputTokens: 8_000 }).body.max_tokens).toBe(8_000)
  })

  it('45 and 46: says what it left out', () => {
    const { lost } = encode(everything)
    for (const field of ['metadata', 'context_management', 'safeguards', 'output_config.effort', 'top_p']) {
      expect(lost).toContain(`dropped ${field}`)
    }
  })

  it('285: keeps the last four marks', () => {
    const marked = ['a', 'b', 'c', 'd', 'e'].map((words) => text(words, mark))
    const { content } = encode({ system: [text('s', mark)], messages: [user(...marked)] }).body.messages[0]!
    expect(content.map((block) => 'cache_control' in block)).toEqual([false, true, true, true, true])
  })

  it('285: counts marks within results too', () => {
    const seen = ['a', 'b', 'c', 'd', 'e'].map((words) => text(words, mark))
    const messages = [user(text('Look')), assistant(call('toolu_abc')), user(result('toolu_abc', seen, mark))]
    const { body } = encode({ messages })
    expect(checkMessagesRequest(body)).toEqual([])
    const [answered] = body.messages[2]!.content
    expect(answered).toHaveProperty('cache_control')
    expect(answered?.type === 'tool_result' && answered.content.map((part) => 'cache_control' in part)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ])
  })

  it('22 and 23: tells what the tools of another server found, and the summary of a compacted conversation', () => {
    const found = { type: 'web_search_result', title: 'Weather', url: 'https://x.example', encrypted_content: 'x' }
    const { body, lost } = encode({
      messages: [
        user(text('Rain?')),
        assistant(
          { type: 'compaction', content: 'Summary' },
          { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'rain' } },
          { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [found] },
          text('Yes'),
        ),
        user(text('Why?')),
      ],
    })
    expect(checkMessagesRequest(body)).toEqual([])
    expect(body.messages[1]?.content.map((block) => block.type === 'text' && block.text)).toEqual([
      'Summary',
      '[called web_search: {"query":"rain"}]',
      '[result of web_search]\n\nWeather\nhttps://x.example',
      'Yes',
    ])
    expect(lost).toContain('changed messages[1].content[1]')
  })

  it('24 and 50: keeps the beginning of an answer, without a blank end, and starts with the user', () => {
    const { messages } = encode({ messages: [assistant(text('{ '))] }).body
    expect(messages).toEqual([user(text('(empty message)')), assistant(text('{'))])
  })
})

describe('quirks', () => {
  const kimi = { provider: findProvider('moonshot')! }
  const effort = (level: string) => ({ ...thinkingOn, output_config: { effort: level } })

  it('system-as-reminders: marks what the system said in between', () => {
    const { body } = encode({ messages: [user(text('a')), { role: 'system', content: 'Rule' }] })
    expect(body.messages).toEqual([user(text('a'), text('<system-reminder>\nRule\n</system-reminder>'))])
  })

  it('pdfs-as-notes: names the file', () => {
    expect(JSON.stringify(encode({ messages: [user(pdf)] }).body)).toContain('[Plan.pdf omitted')
  })

  it('images-as-notes: for models that see none', () => {
    const messages = [user(text('See'), image)]
    expect(JSON.stringify(encode({ messages }, { model: 'deepseek-v4' }).body)).toContain('[image omitted')
    expect(encode({ messages }, { model: 'deepseek-vl' }).body.messages[0]?.content[1]).toEqual(image)
  })

  it('no-effort: leaves it out', () => {
    expect(encode(effort('high')).body).not.toHaveProperty('output_config')
  })

  it('15 and 44: sends PDFs and schemas as they are to gateways that document them', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } }
    const output_config = { effort: 'high', format: { type: 'json_schema', schema } }
    const { body, lost } = encode({ output_config, messages: [user(pdf)] }, { provider: findProvider('openrouter')! })
    expect(body.output_config).toEqual({ format: output_config.format })
    expect(body.messages[0]?.content[1]).toEqual({ ...pdf, title: 'Plan.pdf' })
    expect(lost).toEqual(['dropped output_config.effort'])
  })

  it('44: schema-as-instruction: asks for it in words, from either field', () => {
    const format = { type: 'json_schema', schema: { $schema: 'https://json-schema.org', type: 'object' } }
    for (const request of [{ output_config: { format } }, { output_format: format }]) {
      const { body, lost } = encode({ ...request, system: 'S' })
      expect(body).not.toHaveProperty('output_config')
      expect(body.system?.map((block) => block.text)).toEqual([
        'S',
        'Answer with JSON that follows this schema, and with nothing before or after it:\n{"type":"object"}',
      ])
      expect(lost).toEqual(['emulated output_config.format'])
    }
    const deepseek = { provider: findProvider('deepseek')! }
    const both = { ...effort('high'), output_config: { effort: 'high', format } }
    expect(encode(both, deepseek).body.output_config).toEqual({ effort: 'high' })
  })

  it('109: effort-high-or-max: only while it thinks', () => {
    const of = (request: object) => encode(request, { provider: findProvider('deepseek')! }).body.output_config
    expect(of(effort('low'))).toEqual({ effort: 'high' })
    expect(of(effort('xhigh'))).toEqual({ effort: 'max' })
    expect(of({ output_config: { effort: 'high' } })).toBeUndefined()
  })

  it('kimi-thinking-settings: each generation in its own way', () => {
    const of = (model: string, request: object) => {
      const { thinking, output_config } = encode(request, { ...kimi, model }).body
      return { thinking: thinking?.type, effort: output_config?.effort }
    }
    expect(of('kimi-k3', effort('medium'))).toEqual({ thinking: undefined, effort: 'high' })
    expect(of('kimi-k2.6', effort('low'))).toEqual({ thinking: 'enabled', effort: undefined })
    expect(of('kimi-k2.6', {})).toEqual({ thinking: 'disabled', effort: undefined })
    expect(of('kimi-k2.7-code', {})).toEqual({ thinking: 'enabled', effort: undefined })
    expect(of('kimi-k2-0905', thinkingOn)).toEqual({ thinking: undefined, effort: undefined })
  })

  it('107 and 127: thinking-beside-calls: before calls that have none, while the model thinks', () => {
    const messages = [user(text('a')), assistant(call('toolu_abc')), user(result('toolu_abc', 'b'))]
    expect(
      encode({ messages, ...thinkingOn }, { ...kimi, model: 'kimi-k2.6' }).body.messages[1]?.content[0],
    ).toMatchObject({
      type: 'thinking',
      signature: '',
    })
    const off = encode({ messages }, { ...kimi, model: 'kimi-k2.6' }).body.messages[1]
    expect(off?.content.map(({ type }) => type)).toEqual(['tool_use'])
  })

  it('165: adaptive-thinking and temperature-above-zero: for MiniMax', () => {
    const minimax = { provider: findProvider('minimax')! }
    expect(encode(thinkingOn, { ...minimax, model: 'MiniMax-M3' }).body.thinking).toEqual({ type: 'adaptive' })
    expect(encode(thinkingOn, { ...minimax, model: 'MiniMax-M2.5' }).body).not.toHaveProperty('thinking')
    expect(encode({ temperature: 0 }, minimax).body.temperature).toBe(0.01)
  })

  it('47: no-cache-marks: leaves them all out', () => {
    const provider = { ...findProvider('umans')!, messagesQuirks: ['no-cache-marks'] }
    expect(
      JSON.stringify(encode({ system: [text('s', mark)], tools: [tool('Read', mark)] }, { provider }).body),
    ).not.toContain('cache_control')
  })
})

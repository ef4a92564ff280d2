import { describe, expect, it } from 'vitest'
import { encode, tool } from './testing/encode.ts'

describe('sampling', () => {
  it('40: sends temperature rather than both, and never top_k', () => {
    const { body, lost } = encode({ temperature: 0.5, top_p: 0.9, top_k: 40 })
    expect(body).toMatchObject({ temperature: 0.5 })
    expect(body).not.toHaveProperty('top_p')
    expect(body).not.toHaveProperty('top_k')
    expect(lost).toEqual(expect.arrayContaining(['dropped top_p', 'dropped top_k']))
    expect(encode({ top_p: 0.9 }).body).toMatchObject({ top_p: 0.9 })
    expect(encode({ temperature: 0 }).body).toMatchObject({ temperature: 0 })
  })

  it('40: leaves out what is no temperature', () => {
    for (const temperature of [-1, 2.5, '1', null]) {
      expect(encode({ temperature }).body).not.toHaveProperty('temperature')
    }
  })
})

describe('41: stop sequences', () => {
  it('sends four upstream and has all enforced', () => {
    const { body, answer, lost } = encode({ stop_sequences: ['a', 'b', 'c', 'd', 'e'] })
    expect(body.stop).toEqual(['a', 'b', 'c', 'd'])
    expect(answer.stopSequences).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(lost).toContain('emulated stop_sequences')
  })

  it('drops blank and repeated ones', () => {
    const { body, answer, lost } = encode({ stop_sequences: ['', ' \n', 'a', 'a', 5] })
    expect(body.stop).toEqual(['a'])
    expect(answer.stopSequences).toEqual(['a'])
    expect(lost).toContain('dropped stop_sequences')
  })

  it('sends no empty list', () => {
    expect(encode({ stop_sequences: [] }).body).not.toHaveProperty('stop')
  })
})

describe('44: structured output', () => {
  const closed = {
    type: 'object',
    properties: { title: { type: 'string' } },
    required: ['title'],
    additionalProperties: false,
  }

  it('sends the schema of the current and of the older field', () => {
    const format = { type: 'json_schema', schema: closed }
    const expected = { type: 'json_schema', json_schema: { name: 'answer', schema: closed, strict: true } }
    expect(encode({ output_config: { format } }).body.response_format).toEqual(expected)
    expect(encode({ output_format: format }).body.response_format).toEqual(expected)
  })

  it.each([
    ['an open object', { ...closed, additionalProperties: undefined }],
    ['an optional property', { ...closed, required: [] }],
    ['an open object inside', { ...closed, properties: { title: { type: 'object', properties: {} } } }],
    ['an open object in a list', { ...closed, properties: { title: { type: 'array', items: { type: 'object' } } } }],
    ['an unknown keyword', { ...closed, properties: { title: { type: 'string', default: 'x' } } }],
    ['a union at the root', { ...closed, anyOf: [closed] }],
  ])('is not strict with %s', (_what, schema) => {
    const { body, lost } = encode({ output_config: { format: { type: 'json_schema', schema } } })
    expect(body.response_format?.json_schema).not.toHaveProperty('strict')
    expect(lost).toContain('changed output_config.format')
  })

  it('298: sends the helper calls of the client as they are', () => {
    const { body } = encode({
      model: 'claude-haiku-5-5',
      max_tokens: 512,
      output_config: { format: { type: 'json_schema', name: 'session title', schema: closed } },
    })
    expect(body.response_format?.json_schema.name).toMatch(/^session_title_[0-9a-f]{8}$/)
    expect(body.max_tokens).toBe(512)
  })

  it('drops other formats', () => {
    const { body, lost } = encode({ output_config: { format: { type: 'grammar' } } })
    expect(body).not.toHaveProperty('response_format')
    expect(lost).toContain('dropped output_config.format')
  })
})

describe('the rest of the request', () => {
  it('45: never sends the ids in metadata, only a hash and only to OpenAI itself', () => {
    const request = { metadata: { user_id: '{"device_id":"secret","session_id":"s"}' } }
    const own = encode(request, { sessionHash: 'abc123' })
    expect(own.body.prompt_cache_key).toBe('abc123')
    expect(JSON.stringify(own.body)).not.toContain('secret')
    expect(own.lost).toContain('dropped metadata')
    expect(encode(request, { sessionHash: 'abc123', isOwnHost: false }).body).not.toHaveProperty('prompt_cache_key')
    expect(encode(request).body).not.toHaveProperty('prompt_cache_key')
  })

  it.each([
    'context_management',
    'safeguards',
    'speed',
    'fallbacks',
    'diagnostics',
    'container',
    'mcp_servers',
    'inference_geo',
    'service_tier',
    'cache_control',
    'my_extra_body',
  ])('46: does not send %s, and says so', (field) => {
    const { body, lost } = encode({ [field]: { type: 'anything' } })
    expect(Object.keys(body)).toEqual(['model', 'messages'])
    expect(lost).toContain(`dropped ${field}`)
  })

  it('47: sends no cache marks, wherever they are', () => {
    const mark = { cache_control: { type: 'ephemeral' } }
    const { body, lost } = encode({
      system: [{ type: 'text', text: 'S', ...mark }],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'hi', ...mark }] }],
      tools: [tool('Read', mark)],
    })
    expect(JSON.stringify(body)).not.toContain('cache_control')
    expect(lost.filter((line) => line.includes('cache_control'))).toEqual(['dropped cache_control'])
    expect(encode({}).lost).toEqual([])
  })

  it('48: asks for usage in streams, and in streams only', () => {
    expect(encode({ stream: true }).body).toMatchObject({ stream: true, stream_options: { include_usage: true } })
    expect(Object.keys(encode({ stream: false }).body)).toEqual(['model', 'messages'])
  })

  it('287: never sends the [1m] mark', () => {
    const { body, answer } = encode({ model: 'claude-opus-5-5[1m]' }, { model: 'gpt-4.1[1M]' })
    expect(body.model).toBe('gpt-4.1')
    expect(answer.requestedModel).toBe('claude-opus-5-5[1m]')
  })

  it('299: a search request is an ordinary question here', () => {
    const { body, lost } = encode({
      tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 8 }],
      tool_choice: { type: 'tool', name: 'web_search' },
    })
    expect(Object.keys(body)).toEqual(['model', 'messages'])
    expect(lost).toEqual(['dropped tools[0]', 'dropped tool_choice'])
  })

  it('169: tells the decoder what it needs', () => {
    expect(encode({ model: 'claude-opus-5-5' }).answer).toMatchObject({
      requestedModel: 'claude-opus-5-5',
      messageId: 'msg_new',
      origin: 'openai',
      stopSequences: [],
    })
    expect(encode({}).answer.estimatedInputTokens).toBeGreaterThan(0)
  })
})

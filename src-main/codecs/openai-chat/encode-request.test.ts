import { beforeAll, describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { capturedRequests, hasRecordings } from '../../testing/recordings.ts'
import { checkChatRequest } from './testing/check-chat-request.ts'
import { assistant, call, encode, image, pdf, provider, result, text, tool, user } from './testing/encode.ts'
import { loadChatRequestValidator } from './testing/openai-description.ts'

type Captured = Readonly<Record<string, unknown>> & MessagesRequest

const captured = capturedRequests().map(({ name, body }) => [name, body as Captured] as const)

const destinations = [
  ['OpenAI', { model: 'gpt-4.1' }],
  ['a reasoning model of OpenAI', { model: 'gpt-5.6-sol' }],
  ['the o-series', { model: 'o3' }],
  ['a compatible server', { model: 'qwen3-coder', isOwnHost: false }],
  ['xAI', { model: 'grok-4.5', provider: provider('xai') }],
  ['Gemini', { model: 'gemini-3-pro', provider: provider('gemini') }],
] as const

/** Google's addition to tool calls is none that OpenAI knows. */
const dialect = { toolCallFields: ['extra_content'] }

describe.skipIf(!hasRecordings)('the requests of Claude Code', () => {
  let violations: (body: unknown) => string[]
  beforeAll(() => {
    violations = loadChatRequestValidator()
  })

  describe.each(destinations)('for %s', (_name, context) => {
    it.each(captured)('%s is in order', (_request, body) => {
      const encoded = encode(body, { ...context, sessionHash: 'abc' })
      expect(checkChatRequest(encoded.body, dialect)).toEqual([])
      expect(violations(encoded.body)).toEqual([])
    })
  })

  it('the description of the API is not blind', () => {
    const messages = [{ role: 'user', content: 'hi' }]
    expect(violations({ model: 'm', messages })).toEqual([])
    expect(violations({ model: 'm', messages, top_k: 3 })).not.toEqual([])
    expect(violations({ model: 'm', messages: [{ role: 'user', content: [] }] })).not.toEqual([])
    expect(violations({ model: 'm', messages, stop: ['a', 'b', 'c', 'd', 'e'] })).not.toEqual([])
  })

  it('284: each turn of the captured session begins with the messages of the turn before', () => {
    const session = ['01', '02', '03', '04', '05', '07'].map((start) => {
      const found = captured.find(([name]) => name.startsWith(start))
      if (found === undefined) throw new Error(`No captured request ${start}`)
      return found[1]
    })
    for (const [, context] of destinations) {
      const turns = session.map((body) => encode(body, context).messages)
      turns.slice(1).forEach((messages, index) => {
        const before = turns[index] ?? []
        expect(messages.slice(0, before.length)).toEqual(before)
      })
    }
  })

  it('42: sends the effort that Claude Code states', () => {
    const [, body] = captured[0] ?? []
    expect(body?.messages[1]?.output_config).toEqual({ effort: 'medium' })
    expect(encode(body ?? {}, { model: 'gpt-5' }).body.reasoning_effort).toBe('medium')
  })
})

describe('encodeRequest', () => {
  const full = {
    system: 'S',
    messages: [
      user(text('hi'), image(), { type: 'document', source: { type: 'base64', data: pdf } }),
      assistant(text('a'), call('toolu_1', 'Read', { a: 1 })),
      user(result('toolu_1', [text('x'), image()])),
    ],
    tools: [tool('Read')],
    tool_choice: { type: 'auto', disable_parallel_tool_use: true },
    stop_sequences: ['END'],
    temperature: 0.5,
    max_tokens: 1_000,
    stream: true,
  }

  it('265 and 266: posts to chat completions, with no header of the client', () => {
    const { path, headers, body } = encode(full)
    expect(path).toBe('/chat/completions')
    expect(headers).toEqual({})
    expect(checkChatRequest(body)).toEqual([])
  })

  it('284: gives the same bytes for the same request', () => {
    expect(JSON.stringify(encode(full).body)).toBe(JSON.stringify(encode(structuredClone(full)).body))
  })

  it('does not change the request that it is given', () => {
    const before = JSON.stringify(full)
    encode(full, { isOwnHost: false })
    expect(JSON.stringify(full)).toBe(before)
  })
})

describe('hostile requests', () => {
  const parse = (json: string): unknown => JSON.parse(json)
  const deepList = parse('['.repeat(100_000) + ']'.repeat(100_000))
  const deepSchema = parse('{"type":"object","properties":{"a":'.repeat(5_000) + '{}' + '}}'.repeat(5_000))

  it.each([
    ['half a surrogate pair in a text', { messages: [user(text('a\ud800b'))] }],
    ['half a surrogate pair in the system prompt', { system: '\udfff' }],
    [
      'half a surrogate pair in an input and its result',
      { messages: [user(text('hi')), assistant(call('t', 'R', { 'k\ud800': '\udc00' })), user(result('t', '\ud800'))] },
    ],
    ['half a surrogate pair in a tool', { tools: [tool('R', { description: '\ud800' }), tool('\ud800')] }],
    [
      'names of prototypes',
      { messages: [user(text('hi')), assistant(call('t', '__proto__', parse('{"__proto__":1}')))] },
    ],
    ['a tool named like a prototype', { tools: [tool('constructor'), tool('__proto__')] }],
    ['a schema 5,000 levels deep', { tools: [tool('R', { input_schema: deepSchema })] }],
    ['an input 100,000 levels deep', { messages: [user(text('hi')), assistant(call('t', 'R', { a: deepList }))] }],
    [
      'an answer schema 100,000 levels deep',
      {
        output_config: { format: { type: 'json_schema', schema: { type: 'object', a: deepList } } },
      },
    ],
    ['content 100,000 levels deep', { messages: [{ role: 'user', content: deepList }, user(text('hi'))] }],
    ['messages that are none', { messages: [null, 5, 'hi', [], {}, { role: 'user' }, { role: 7, content: 'x' }] }],
    ['messages that are no list', { messages: 'hi' }],
    ['blocks that are none', { messages: [user(null, 5, 'hi', {}, { type: 7 }, { type: 'text', text: 7 })] }],
    [
      'ids that are none',
      { messages: [user(text('hi')), assistant({ type: 'tool_use' }), user({ type: 'tool_result' })] },
    ],
    [
      'fields of the wrong type',
      {
        system: 5,
        tools: {},
        tool_choice: 'any',
        stop_sequences: 'END',
        thinking: 'yes',
        output_config: [],
        metadata: null,
        temperature: 'hot',
        max_tokens: '5',
      },
    ],
    ['an unknown role', { messages: [{ role: 'critic', content: 'hm' }] }],
  ])('%s: no crash, and a body in order', (_what, request) => {
    for (const isOwnHost of [true, false]) {
      const { body } = encode(request, { isOwnHost })
      expect(checkChatRequest(body)).toEqual([])
      expect(() => JSON.stringify(body)).not.toThrow()
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { sealReasoning } from '../../reasoning-envelope.ts'
import { assistant, call, encode, image, png, provider, result, text, tool, user } from '../testing/encode.ts'

const bodyFor = (id: string, model: string, request: object) =>
  encode({ ...request }, { provider: provider(id), model }).body
const mistral = (request: object) => bodyFor('mistral', 'mistral-large-latest', request)
const toolNames = ({ tools }: ReturnType<typeof bodyFor>) => tools?.map((entry) => entry.function.name)
const remote = image({ type: 'url', url: 'https://x.example/a.png' })

describe('mistral-tool-ids', () => {
  const idsOf = (...ids: readonly string[]) => {
    const turns = ids.flatMap((id) => [assistant(call(id)), user(result(id, 'done'))])
    const { messages } = mistral({ messages: [user(text('hi')), ...turns] })
    const calls = messages.flatMap((message) => (message.role === 'assistant' ? (message.tool_calls ?? []) : []))
    const results = messages.flatMap((message) => (message.role === 'tool' ? [message.tool_call_id] : []))
    expect(results).toEqual(calls.map(({ id }) => id))
    return results
  }

  it('122: gives every call nine letters and digits, and keeps those that have them', () => {
    const [first, second] = idsOf('toolu_01AbCdEfGhIjKlMnOpQrStUv', 'D681PevKs')
    expect(first).toMatch(/^[a-zA-Z0-9]{9}$/)
    expect(second).toBe('D681PevKs')
  })

  it('122 and 284: gives the same ids in a longer conversation, and no two calls one id', () => {
    const short = idsOf('toolu_1', 'toolu_2')
    const long = idsOf('toolu_1', 'toolu_2', 'toolu_1', 'toolu_3')
    expect(long.slice(0, 2)).toEqual(short)
    expect(new Set(long).size).toBe(4)
  })
})

describe('mistral-role-order', () => {
  it('121: puts an answer between results and what the user says next', () => {
    const messages = [user(text('hi')), assistant(call('toolu_1')), user(result('toolu_1', 'a'), text('Go on'))]
    const roles = mistral({ messages }).messages.map(({ role }) => role)
    expect(roles).toEqual(['user', 'assistant', 'tool', 'assistant', 'user'])
  })
})

describe('mistral-tool-choice', () => {
  it('123: says any, and shows the chosen tool alone', () => {
    const tools = [tool('Read'), tool('Bash')]
    expect(mistral({ tools, tool_choice: { type: 'any' } }).tool_choice).toBe('any')
    const named = mistral({ tools, tool_choice: { type: 'tool', name: 'Bash' } })
    expect([named.tool_choice, toolNames(named)]).toEqual(['any', ['Bash']])
    expect(mistral({ tools, tool_choice: { type: 'auto' } }).tool_choice).toBe('auto')
  })
})

describe('Mistral', () => {
  it('124: gets its thinking back as the parts that it came in', () => {
    const signature = sealReasoning({ origin: 'mistral', field: 'content' })
    const messages = [
      user(text('hi')),
      assistant({ type: 'thinking', thinking: 'Hm.', signature }, text('yo')),
      user(text('?')),
    ]
    expect(mistral({ messages }).messages[1]).toEqual({
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
        { type: 'text', text: 'yo' },
      ],
    })
  })

  it('125: takes images as plain strings (mistral-images)', () => {
    expect(mistral({ messages: [user(text('See'), image())] }).messages[0]?.content).toEqual([
      { type: 'text', text: 'See' },
      { type: 'image_url', image_url: `data:image/png;base64,${png}` },
    ])
  })

  it('24 and 125: continues what the client began, marked as a prefix (native-prefix)', () => {
    const { messages } = mistral({ messages: [user(text('JSON?')), assistant(text('{'))] })
    expect(messages.at(-1)).toEqual({ role: 'assistant', content: '{', prefix: true })
  })

  it('48: is not asked for usage, which it reports anyway (no-stream-options)', () => {
    expect(mistral({ stream: true })).not.toHaveProperty('stream_options')
    expect(bodyFor('together_ai', 'm', { stream: true }).stream_options).toEqual({ include_usage: true })
  })
})

describe('mfjs-schemas', () => {
  it('129: moves types into anyOf, and turns lists of items into prefixItems, however deep', () => {
    const input_schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        type: { type: 'string', anyOf: [{ minLength: 1 }, { type: 'null' }] },
        pair: { type: 'array', items: [{ type: 'string' }, { type: 'array', items: [{ type: 'number' }] }] },
      },
    }
    const body = bodyFor('moonshot', 'kimi-k2.6', { tools: [tool('Odd', { input_schema })] })
    expect(body.tools?.[0]?.function.parameters).toEqual({
      type: 'object',
      properties: {
        type: { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
        pair: {
          type: 'array',
          prefixItems: [{ type: 'string' }, { type: 'array', prefixItems: [{ type: 'number' }] }],
        },
      },
    })
  })
})

describe('kimi-sampling', () => {
  it('130: sends no temperature to Kimi, and does to older models', () => {
    expect(bodyFor('moonshot', 'kimi-k2.6', { temperature: 1 })).not.toHaveProperty('temperature')
    expect(bodyFor('moonshot', 'moonshot-v1-8k', { temperature: 0.3 }).temperature).toBe(0.3)
  })
})

describe('no-remote-images', () => {
  it('130: names an image that would have to be fetched', () => {
    const content = bodyFor('moonshot', 'kimi-k2.6', { messages: [user(text('See'), remote)] }).messages[0]?.content
    expect(content).toMatch(/image omitted: https:\/\/x\.example\/a\.png/)
  })
})

describe('plain-tools', () => {
  it('30: says nothing about strict schemas to who does not know them', () => {
    const input_schema = { type: 'object', properties: {}, required: [], additionalProperties: false }
    const tools = [tool('Read', { strict: true, input_schema })]
    expect(bodyFor('openai', 'gpt-4.1', { tools }).tools?.[0]?.function.strict).toBe(true)
    expect(bodyFor('zai', 'glm-4.7', { tools }).tools?.[0]?.function).not.toHaveProperty('strict')
  })
})

describe('tool-stream', () => {
  it('132: asks GLM for arguments as they come, where there are tools and a stream', () => {
    expect(bodyFor('zai', 'glm-4.7', { tools: [tool('Read')], stream: true }).tool_stream).toBe(true)
    expect(bodyFor('zai', 'glm-4.7', { tools: [tool('Read')] })).not.toHaveProperty('tool_stream')
    expect(bodyFor('zai', 'glm-4.7', { stream: true })).not.toHaveProperty('tool_stream')
  })
})

describe('small-answer-schemas', () => {
  it('149: describes an answer to Cerebras without limits', () => {
    const schema = {
      type: 'object',
      properties: { minItems: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^a' } } },
    }
    const { body, lost } = encode(
      { output_config: { format: { type: 'json_schema', schema } } },
      { provider: provider('cerebras'), model: 'zai-glm-4.7' },
    )
    expect(body.response_format?.json_schema.schema).toEqual({
      type: 'object',
      properties: { minItems: { type: 'array', items: { type: 'string' } } },
    })
    expect(lost).toContain('changed output_config.format')
  })

  const tree = { type: 'object', properties: { next: { $ref: '#/$defs/tree' } } }
  const chain = { a: { $ref: '#/$defs/b' }, b: { type: 'object', properties: { a: { $ref: '#/$defs/a' } } } }
  it.each([
    ['several types in one place', { type: 'object', properties: { a: { type: ['string', 'null'] } } }],
    ['alternatives', { oneOf: [{ type: 'string' }, { type: 'number' }] }],
    ['items of any kind', { type: 'array', items: true }],
    ['a schema within itself', { ...tree, $defs: { tree } }],
    ['a schema within itself by another', { type: 'object', properties: { a: { $ref: '#/$defs/a' } }, $defs: chain }],
    ['a schema of elsewhere', { $ref: 'https://example.com/schema.json' }],
    ['a schema too long', { type: 'string', description: 'x'.repeat(5_000) }],
  ])('149: asks Cerebras in words for %s', (_, schema) => {
    const { body, lost } = encode(
      { system: 'S', output_config: { format: { type: 'json_schema', schema } } },
      { provider: provider('cerebras'), model: 'zai-glm-4.7' },
    )
    expect(body.response_format).toBeUndefined()
    expect(body.messages[0]).toMatchObject({
      role: 'system',
      content: expect.stringMatching(/^S\n\nAnswer with JSON/) as string,
    })
    expect(body.messages[0]?.content).toContain(JSON.stringify(schema))
    expect(lost).toContain('emulated output_config.format')
  })

  it('149: lets Cerebras enforce a schema that names another in two places', () => {
    const schema = {
      type: 'object',
      properties: { from: { $ref: '#/$defs/place' }, to: { $ref: '#/$defs/place' } },
      $defs: { place: { type: 'string' } },
    }
    const request = { output_config: { format: { type: 'json_schema', schema } } }
    expect(bodyFor('cerebras', 'zai-glm-4.7', request).response_format?.json_schema.schema).toEqual(schema)
  })
})

describe('text-only', () => {
  it('sends strings where no lists of parts are known', () => {
    const content = bodyFor('publicai', 'apertus', { messages: [user(text('See'), image())] }).messages[0]?.content
    expect(content).toBe('See\n\n[image omitted: it cannot be shown to this model]')
  })
})

describe('no-forced-choice', () => {
  it('37: lets Meta choose, among what the client wants to be called', () => {
    const request = { tools: [tool('Read'), tool('Bash')], tool_choice: { type: 'tool', name: 'Bash' } }
    const body = bodyFor('meta', 'muse-1', request)
    expect([body.tool_choice, toolNames(body)]).toEqual(['auto', ['Bash']])
    const none = bodyFor('meta', 'muse-1', { ...request, tool_choice: { type: 'none' } })
    expect([none.tool_choice, none.tools]).toEqual([undefined, undefined])
  })
})

describe('at-most-128-tools', () => {
  it('32: keeps what the model has used, and says what it left out', () => {
    const tools = Array.from({ length: 200 }, (_, index) => tool(`tool_${index}`))
    const messages = [user(text('hi')), assistant(call('toolu_1', 'tool_199')), user(result('toolu_1', 'a'))]
    const { body, lost } = encode({ tools, messages })
    expect(body.tools).toHaveLength(128)
    expect(toolNames(body)?.slice(-2)).toEqual(['tool_126', 'tool_199'])
    expect(lost).toContain('dropped tools')
  })
})

describe('cache-breakpoints', () => {
  const messages = [user(text('hi')), assistant(call('toolu_1')), user(result('toolu_1', 'a'), text('Go on'))]
  const marked = (model: string) =>
    bodyFor('openrouter', model, { system: 'S', messages }).messages.map(({ content }) =>
      JSON.stringify(content).includes('"cache_control":{"type":"ephemeral"}'),
    )

  it('47 and 285: marks the system prompt and the ends of the last turns, for models that need marks', () => {
    expect(marked('anthropic/claude-sonnet-4.5')).toEqual([true, false, false, true, true])
    expect(marked('google/gemini-2.5-flash')).toContain(true)
    expect(marked('openai/gpt-5')).not.toContain(true)
  })
})

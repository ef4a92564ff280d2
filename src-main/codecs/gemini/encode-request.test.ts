import { describe, expect, it } from 'vitest'
import { capturedRequests, hasRecordings } from '../../testing/recordings.ts'
import { agentRequest, agentTurns } from '../openai-chat/testing/agent-request.ts'
import { parseJson } from '../read-json.ts'
import { assistant, call, result, text, tool, user } from '../testing/blocks.ts'
import { sealSignatures } from './signatures.ts'
import { checkGeminiRequest } from './testing/check-gemini-request.ts'
import { encode, provider } from './testing/encode.ts'
import { loadValidator } from './testing/google-description.ts'

const models = [
  'gemini-1.5-pro',
  'gemini-2.0-flash',
  'gemini-2.5-flash-lite',
  'gemini-2.5-pro',
  'gemini-3-pro-preview',
  'gemini-3-flash-preview',
  'gemini-3.8-flash',
  'gemini-4-argon',
  'gemini-flash-latest',
  'some-tuned-model',
]

const signatures = { text: 'dGV4dA==', calls: { gjl2yj5t: 'c2lnbmVk' } }

/** A session as Claude Code sends it, with a turn that a Gemini 3 signed. */
const turns = [
  ...agentTurns('gemini'),
  [
    assistant(
      text('I look.'),
      { type: 'thinking', thinking: '', signature: sealSignatures('gemini', 'gemini-3', signatures) },
      call('gjl2yj5t', 'Bash', { command: 'ls' }),
      call('zi06h2mp', 'Read', { file_path: 'notes.txt' }),
    ),
    user(result('zi06h2mp', 'nothing'), result('gjl2yj5t', 'notes.txt')),
  ],
]

describe.each(models)('a request for %s', (model) => {
  it('is one that Gemini takes, with all that Claude Code sends', () => {
    expect(checkGeminiRequest(encode(agentRequest(turns), { model }).body, { model })).toEqual([])
  })

  it('46: is one that Gemini takes at another host, in the older form of schemas', () => {
    const { body } = encode(agentRequest(turns), { model, isOwnHost: false })
    expect(checkGeminiRequest(body, { model, noJsonSchema: true })).toEqual([])
    expect(JSON.stringify(body)).not.toContain('parametersJsonSchema')
  })

  it('220: carries no ids of calls to Vertex AI, which rejects them', () => {
    const { body } = encode(agentRequest(turns), { model, provider: provider('vertex') })
    expect(checkGeminiRequest(body, { model, isVertex: true })).toEqual([])
  })

  it('284: begins with the contents of the conversation one turn shorter', () => {
    for (let count = 2; count <= turns.length; count += 1) {
      const shorter = encode(agentRequest(turns.slice(0, count - 1)), { model }).contents
      expect(encode(agentRequest(turns.slice(0, count)), { model }).contents.slice(0, shorter.length)).toEqual(shorter)
    }
  })
})

describe.skipIf(!hasRecordings)('Google’s own description of its API', () => {
  const validate = hasRecordings ? loadValidator('GenerateContentRequest') : () => []

  it('can fail', () => {
    expect(validate({ contents: [{ role: 'user', parts: [{ words: 'x' }] }] })).not.toEqual([])
    expect(validate({ generationConfig: { thinkingConfig: { thinkingLevel: 'MOST' } } })).not.toEqual([])
  })

  it.each(models.flatMap((model) => [true, false].map((isOwnHost) => [model, isOwnHost] as const)))(
    'allows the request for %s (own host: %s)',
    (model, isOwnHost) => {
      const { body } = encode(agentRequest(turns), { model, isOwnHost })
      expect(validate(body)).toEqual([])
    },
  )

  const captured = capturedRequests().filter(({ body }) => body !== null && typeof body === 'object')

  it.each(captured.map(({ name, body }) => [name, body as object] as const))(
    'allows what Claude Code sent: %s',
    (_name, body) => {
      for (const model of models) {
        const encoded = encode(body, { model })
        expect(checkGeminiRequest(encoded.body, { model })).toEqual([])
        expect(validate(encoded.body)).toEqual([])
      }
    },
  )
})

describe('the address', () => {
  it('names model and method, with the model encoded', () => {
    expect(encode({}).path).toBe('/models/gemini-3-pro-preview:generateContent')
    expect(encode({ stream: true }).path).toBe('/models/gemini-3-pro-preview:streamGenerateContent?alt=sse')
    expect(encode({}, { model: 'models/gemini-2.5-pro' }).path).toBe('/models/gemini-2.5-pro:generateContent')
    expect(encode({}, { model: 'tunedModels/mine' }).path).toBe('/tunedModels/mine:generateContent')
    expect(encode({}, { model: 'odd/name?x' }).path).toBe('/models/odd%2Fname%3Fx:generateContent')
  })

  it('287: has no [1m]', () => {
    expect(encode({}, { model: 'gemini-2.5-pro[1m]' }).path).toBe('/models/gemini-2.5-pro:generateContent')
  })
})

describe('the system prompt', () => {
  it('1 and 2: is one text, without Claude Code’s attribution', () => {
    const system = [text('x-anthropic-billing-header: cc_version=2;'), text('One'), text(' '), text('Two')]
    expect(encode({ system }).body.systemInstruction).toEqual({ parts: [{ text: 'One\n\nTwo' }] })
    expect(encode({ system: 'One' }).body.systemInstruction).toEqual({ parts: [{ text: 'One' }] })
    expect(encode({ system: '' }).body).not.toHaveProperty('systemInstruction')
  })
})

describe('tools', () => {
  it('34: are left out together with the choice among them', () => {
    const { body, lost } = encode({ tools: [], tool_choice: { type: 'any' } })
    expect(body).not.toHaveProperty('tools')
    expect(body).not.toHaveProperty('toolConfig')
    expect(lost).toContain('dropped tool_choice')
  })

  it.each([
    [undefined, undefined],
    [{ type: 'auto' }, undefined],
    [{ type: 'any' }, { mode: 'ANY' }],
    [{ type: 'none' }, { mode: 'NONE' }],
    [
      { type: 'tool', name: 'a.b' },
      { mode: 'ANY', allowedFunctionNames: ['a_b_5e7e6217'] },
    ],
    [{ type: 'tool', name: 'Gone' }, undefined],
  ])('36: the choice %j becomes %j', (tool_choice, expected) => {
    const { body } = encode({ tools: [tool('Read'), tool('a.b')], tool_choice })
    const names = body.tools?.[0].functionDeclarations.map(({ name }) => name)
    const config = body.toolConfig?.functionCallingConfig
    if (expected !== undefined && 'allowedFunctionNames' in expected) {
      expect(config).toEqual({ mode: 'ANY', allowedFunctionNames: [names?.[1]] })
    } else {
      expect(config).toEqual(expected)
    }
  })

  it('36: may be called side by side even where the client does not want it, which is reported', () => {
    const { lost } = encode({ tools: [tool('Read')], tool_choice: { type: 'auto', disable_parallel_tool_use: true } })
    expect(lost).toContain('dropped tool_choice.disable_parallel_tool_use')
  })

  it('84: have names that begin with a letter and hold nothing odd, and answers carry the real ones', () => {
    const names = ['1st', '-x', 'a.b', 'mcp__'.repeat(20), 'Read']
    const { body, answer } = encode({ tools: names.map((name) => tool(name)) })
    const sent = body.tools![0].functionDeclarations.map(({ name }) => name)
    for (const name of sent) expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/)
    expect(sent.map((name) => answer.toolNames.get(name))).toEqual(names)
  })

  it('79: have JSON Schema where the model takes it, and Gemini’s own form elsewhere', () => {
    const declared = (model: string) =>
      encode(
        { tools: [tool('T', { input_schema: { type: 'object', properties: { a: { type: 'string' } } } })] },
        { model },
      ).body.tools![0].functionDeclarations[0]
    expect(declared('gemini-2.5-flash')).toHaveProperty('parametersJsonSchema.properties.a.type', 'string')
    expect(declared('gemini-2.0-flash')).toHaveProperty('parameters.properties.a.type', 'STRING')
  })

  it('83: without parameters have no schema', () => {
    expect(encode({ tools: [tool('T')] }).body.tools![0].functionDeclarations[0]).toEqual({
      name: 'T',
      description: 'Does T',
    })
  })
})

describe('limits and sampling', () => {
  it('38 and 86: asks for no more tokens than the model puts out', () => {
    expect(encode({ max_tokens: 128_000 }, { model: 'gemini-2.5-pro' }).config.maxOutputTokens).toBe(65_536)
    expect(encode({ max_tokens: 128_000 }, { model: 'gemini-2.0-flash' }).config.maxOutputTokens).toBe(8_192)
    expect(encode({ max_tokens: 0 }, { model: 'gemini-2.0-flash' }).config.maxOutputTokens).toBe(1)
  })

  it('86: leaves room for thoughts that the client did not reckon with and that cannot be turned off', () => {
    const tokens = (model: string, more: object = {}) =>
      encode({ max_tokens: 100, ...more }, { model }).config.maxOutputTokens
    expect(tokens('gemini-3-pro-preview')).toBe(2_148)
    expect(tokens('gemini-2.5-pro')).toBe(2_148)
    expect(tokens('gemini-2.5-flash')).toBe(100)
    expect(tokens('gemini-3-pro-preview', { thinking: { type: 'adaptive' } })).toBe(100)
  })

  it('40: draws words as the client wants until Gemini 2.5, and as Google advises from 3 on', () => {
    const sampling = { temperature: 0.2, top_p: 0.9, top_k: 5 }
    expect(encode(sampling, { model: 'gemini-2.5-pro' }).config).toMatchObject({ temperature: 0.2, topP: 0.9, topK: 5 })
    const { config, lost } = encode(sampling)
    expect(config).not.toHaveProperty('temperature')
    expect(lost).toEqual(expect.arrayContaining(['dropped temperature', 'dropped top_p', 'dropped top_k']))
  })

  it('41: sends five stop sequences and watches for all of them', () => {
    const stop_sequences = ['a', 'b', ' ', 'c', 'd', 'e', 'f']
    const { config, answer, lost } = encode({ stop_sequences })
    expect(config.stopSequences).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(answer.stopSequences).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(lost).toContain('emulated stop_sequences')
  })

  it('90: turns the adjustable filters off', () => {
    const { safetySettings } = encode({}).body
    expect(safetySettings).toHaveLength(4)
    expect(new Set(safetySettings.map(({ threshold }) => threshold))).toEqual(new Set(['OFF']))
  })

  it('45, 46, 47 and 304: sends nothing that Gemini has no field for', () => {
    const { lost } = encode(agentRequest(turns))
    expect(lost).toEqual(
      expect.arrayContaining(['dropped metadata', 'dropped context_management', 'dropped cache_control']),
    )
  })
})

describe('the form of the answer', () => {
  const schema = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] }
  const output_config = { format: { type: 'json_schema', schema } }

  it('44: is a JSON schema', () => {
    expect(encode({ output_config }).config).toMatchObject({
      responseMimeType: 'application/json',
      responseJsonSchema: schema,
    })
    expect(encode({ output_format: output_config.format }).config).toHaveProperty('responseJsonSchema')
  })

  it('44: is in Gemini’s own form for older models, and left out beside tools', () => {
    const older = { model: 'gemini-2.0-flash' }
    expect(encode({ output_config }, older).config).toHaveProperty('responseSchema.properties.title.type', 'STRING')
    const { config, lost } = encode({ output_config, tools: [tool('T')] }, older)
    expect(config).not.toHaveProperty('responseMimeType')
    expect(lost).toContain('dropped output_config.format')
    expect(encode({ output_config, tools: [tool('T')] }).config).toHaveProperty('responseJsonSchema')
  })
})

describe('what the client begins to say for the model', () => {
  it('24: becomes a wish to go on, as the newest models reject it', () => {
    const { contents, answer, lost } = encode({ messages: [user(text('Q')), assistant(text('{"a":'))] })
    expect(contents.map(({ role }) => role)).toEqual(['user', 'model', 'user'])
    expect(answer.prefill).toBe('{"a":')
    expect(lost).toContain('emulated messages')
  })
})

it('25: arguments keep the order of their keys, and text that is JSON is read', () => {
  const called = { type: 'tool_use', id: 'a', name: 'T', input: parseJson('{"z":1,"a":2}') }
  expect(JSON.stringify(encode({ messages: [user(text('Q')), assistant(called)] }).contents)).toContain('{"z":1,"a":2}')
})

import { describe, expect, it } from 'vitest'
import { checkGeminiRequest, type GeminiServer } from './check-gemini-request.ts'
import { checkJsonSchema, checkOpenApiSchema } from './check-schema.ts'

const user = (...parts: readonly object[]) => ({ role: 'user', parts })
const model = (...parts: readonly object[]) => ({ role: 'model', parts })
const text = { text: 'x' }
const call = (id = 'a', more: object = { thoughtSignature: 'c2ln' }) => ({
  functionCall: { id, name: 'Read', args: {} },
  ...more,
})
const response = (id = 'a', more: object = {}) => ({
  functionResponse: { id, name: 'Read', response: { output: 'ok' }, ...more },
})
const declared = (declaration: object) => ({ tools: [{ functionDeclarations: [{ name: 'Read', ...declaration }] }] })
const png = { inlineData: { mimeType: 'image/png', data: 'iVBORw==' } }

const third: GeminiServer = { model: 'gemini-3-pro-preview' }
const older: GeminiServer = { model: 'gemini-2.5-pro' }

function problems(more: object, server = third): string {
  return checkGeminiRequest({ contents: [user(text)], ...more }, server).join('\n')
}

describe('the strict check of a Gemini request', () => {
  it('passes what is right', () => {
    const contents = [
      user(text, png),
      model({ text: '', thoughtSignature: 'c2ln' }, call(), call('b', {})),
      user(response(), response('b', { parts: [png] }), text),
    ]
    const schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
    expect(problems({ contents, ...declared({ parametersJsonSchema: schema }) })).toBe('')
    expect(problems({ contents: [user(text), model(call('a', {})), user(response())] }, older)).toBe('')
  })

  it.each([
    ['no contents', []],
    ['an unknown role', [{ role: 'system', parts: [text] }]],
    ['the model first', [model(text), user(text)]],
    ['the model last', [user(text), model(text)]],
    ['the same role twice', [user(text), user(text)]],
    ['no parts', [user()]],
    ['an empty text', [user({ text: ' ' })]],
    ['half a character', [user({ text: '\ud800' })]],
    ['two kinds in a part', [user({ text: 'x', ...png })]],
    ['an unknown field', [user({ words: 'x' })]],
    ['an unknown kind of image', [user({ inlineData: { mimeType: 'image/tiff', data: 'eA==' } })]],
    ['a URL that is none', [user({ fileData: { mimeType: 'image/png', fileUri: 'x' } })]],
    ['a call of the user', [user(call())]],
    ['a call without a response', [user(text), model(call()), user(text)]],
    ['a response too many', [user(text), model(call()), user(response(), response('b'))]],
    ['responses in another order', [user(text), model(call(), call('b', {})), user(response('b'), response())]],
    ['text before a response', [user(text), model(call()), user(text, response())]],
    ['a response without a call', [user(response())]],
    ['two calls with the same id', [user(text), model(call(), call()), user(response(), response())]],
    ['a response that says nothing', [user(text), model(call()), user(response('a', { response: {} }))]],
    [
      'a GIF in a response',
      [
        user(text),
        model(call()),
        user(response('a', { parts: [{ inlineData: { mimeType: 'image/gif', data: 'x' } }] })),
      ],
    ],
    ['a missing signature', [user(text), model(call('a', {})), user(response())]],
    ['a signature of the user', [user({ text: 'x', thoughtSignature: 'c2ln' })]],
    ['a thought of the user', [user({ text: 'x', thought: true })]],
    ['a signature that is no base64', [user(text), model(call('a', { thoughtSignature: '{}' })), user(response())]],
  ])('finds %s', (_what, contents) => {
    expect(problems({ contents })).not.toBe('')
  })

  it('finds images in responses, and schemas, that older models do not know', () => {
    const contents = [user(text), model(call('a', {})), user(response('a', { parts: [png] }))]
    expect(problems({ contents }, older)).toContain('multimodal')
    const json = declared({ parametersJsonSchema: { type: 'object', properties: { a: { type: 'string' } } } })
    expect(problems(json, { model: 'gemini-2.0-flash' })).toContain('not allowed')
    expect(problems(json, { ...third, noJsonSchema: true })).toContain('not allowed')
  })

  it('finds signatures that the server never gave out, but for Google’s own word', () => {
    const isKnownSignature = (signature: string) => signature === 'bWluZQ=='
    const signedBy = (thoughtSignature: string) =>
      problems(
        { contents: [user(text), model(call('a', { thoughtSignature })), user(response())] },
        { ...third, isKnownSignature },
      )
    expect(signedBy('bWluZQ==')).toBe('')
    expect(signedBy('skip_thought_signature_validator')).toBe('')
    expect(signedBy('b3RoZXI=')).toContain('not valid')
  })

  it('finds ids of calls where Vertex AI is asked, and missing ones elsewhere', () => {
    const contents = [user(text), model(call()), user(response())]
    expect(problems({ contents }, { ...third, isVertex: true })).toContain('Unknown name "id"')
    const bare = JSON.parse(JSON.stringify(contents).replaceAll('"id":"a",', '')) as unknown
    expect(problems({ contents: bare }, { ...third, isVertex: true })).toBe('')
    expect(problems({ contents: bare })).toContain('id is missing')
  })

  it.each([
    ['an unknown field', { temperature: 1 }],
    ['an empty system prompt', { systemInstruction: { parts: [] } }],
    ['no functions', { tools: [{ functionDeclarations: [] }] }],
    ['a bad name', declared({ name: '1st' })],
    ['a name that is too long', declared({ name: 'x'.repeat(65) })],
    ['the same name twice', { tools: [{ functionDeclarations: [{ name: 'a' }, { name: 'a' }] }] }],
    ['parameters that are none', declared({ parametersJsonSchema: { type: 'string' } })],
    ['parameters without properties', declared({ parameters: { type: 'OBJECT' } })],
    ['a choice without functions', { toolConfig: { functionCallingConfig: { mode: 'ANY' } } }],
    [
      'a choice of what is not there',
      { ...declared({}), toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['b'] } } },
    ],
    [
      'names beside AUTO',
      { ...declared({}), toolConfig: { functionCallingConfig: { mode: 'AUTO', allowedFunctionNames: ['Read'] } } },
    ],
    ['an unknown filter', { safetySettings: [{ category: 'HARM_CATEGORY_X', threshold: 'OFF' }] }],
    ['too many tokens', { generationConfig: { maxOutputTokens: 128_000 } }],
    ['six stop sequences', { generationConfig: { stopSequences: ['1', '2', '3', '4', '5', '6'] } }],
    ['a temperature for a new model', { generationConfig: { temperature: 1 } }],
    ['a budget for a new model', { generationConfig: { thinkingConfig: { thinkingBudget: 0 } } }],
    ['a level it does not have', { generationConfig: { thinkingConfig: { thinkingLevel: 'MINIMAL' } } }],
    ['a schema without its type', { generationConfig: { responseJsonSchema: { type: 'string' } } }],
  ])('finds %s', (_what, body) => {
    expect(problems(body)).not.toBe('')
  })

  it.each([
    ['a level for an old model', { thinkingConfig: { thinkingLevel: 'LOW' } }],
    ['thinking turned off that cannot be', { thinkingConfig: { thinkingBudget: 0 } }],
    ['budget and level', { thinkingConfig: { thinkingBudget: 500, thinkingLevel: 'LOW' } }],
  ])('finds %s', (_what, generationConfig) => {
    expect(problems({ generationConfig }, older)).not.toBe('')
  })
})

describe('the strict check of schemas', () => {
  it.each([
    ['an unknown keyword', { type: 'STRING', title: 'x' }],
    ['a type in lower case', { type: 'string' }],
    ['several types', { type: ['STRING'] }],
    ['no type', { description: 'x' }],
    ['a union beside a type', { type: 'STRING', anyOf: [{ type: 'STRING' }, { type: 'NUMBER' }] }],
    ['a union of one', { anyOf: [{ type: 'STRING' }] }],
    ['a union in a union', { anyOf: [{ type: 'STRING' }, { anyOf: [{ type: 'STRING' }, { type: 'NUMBER' }] }] }],
    ['numbers in a list of values', { type: 'INTEGER', enum: ['1'] }],
    ['an empty value', { type: 'STRING', enum: [''] }],
    ['a format', { type: 'STRING', format: 'uri' }],
    ['a list without items', { type: 'ARRAY' }],
    ['what is required but not there', { type: 'OBJECT', properties: {}, required: ['a'] }],
    ['a limit of another type', { type: 'STRING', minimum: 1 }],
    ['a count that is a number', { type: 'STRING', minLength: 1 }],
    ['a reference', { $ref: '#/$defs/a' }],
  ])('finds %s in Gemini’s own form', (_what, schema) => {
    expect(checkOpenApiSchema(schema, 'schema')).not.toEqual([])
  })

  it.each([
    ['an unknown keyword', { type: 'string', default: 'x' }],
    ['several types', { type: ['string', 'number'] }],
    ['no type', {}],
    ['a reference', { $ref: '#/$defs/a' }],
    ['a list without items', { type: 'array' }],
    ['a repeated value', { type: 'string', enum: ['a', 'a'] }],
    ['something wrong further in', { type: 'object', properties: { a: { type: 'object', additionalProperties: {} } } }],
  ])('finds %s in JSON Schema', (_what, schema) => {
    expect(checkJsonSchema(schema, 'schema')).not.toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findProvider } from '../../shared/providers/index.ts'
import { capturedRequests, hasRecordings } from '../testing/recordings.ts'
import { anthropicCodec } from './anthropic/codec.ts'
import type { EncodeContext } from './codec.ts'
import { estimateTokens } from './estimate-tokens.ts'
import { openAiChatCodec } from './openai-chat/codec.ts'
import { maxNesting, parseCountTokensRequest, parseMessagesRequest } from './parse-messages-request.ts'

const minimal = { model: 'claude-opus-5-5', max_tokens: 1000, messages: [{ role: 'user', content: 'hi' }] }

const parse = (body: unknown) => parseMessagesRequest(JSON.stringify(body))
const parseText = (text: string) => parseMessagesRequest(text)
/** Parses the minimal request with these fields on top. */
const parseWith = (fields: object) => parse({ ...minimal, ...fields })
const parseContent = (content: unknown) => parseWith({ messages: [{ role: 'user', content }] })

const accepted = (request: unknown) => ({ ok: true, request })
const rejected = (message: string | RegExp) => ({
  status: 400,
  type: 'invalid_request_error',
  message: expect.stringMatching(message) as string,
})

describe('parseMessagesRequest accepts', () => {
  it('a minimal request, unchanged', () => {
    expect(parse(minimal)).toEqual(accepted(minimal))
  })

  it('2: a system prompt as text, as blocks, or absent', () => {
    const future = { type: 'attachment', id: 'a' }
    for (const system of ['Be brief.', '', [], [{ type: 'text', text: 'Be brief.', cache_control: null }], [future]]) {
      expect(parseWith({ system })).toEqual(accepted({ ...minimal, system }))
    }
  })

  it('3: system and developer messages anywhere, as text or blocks', () => {
    const messages = [
      { role: 'user', content: 'hi' },
      { role: 'system', content: 'Mind the time.' },
      { role: 'developer', content: [{ type: 'text', text: 'Mind the gap.' }] },
      { role: 'assistant', content: [] },
    ]
    expect(parseWith({ messages })).toEqual(accepted({ ...minimal, messages }))
  })

  it('10: a tool result of every shape', () => {
    const contents = [undefined, null, '', 'text', [], [{ type: 'text', text: 'a' }], [{ type: 'newer', x: 1 }]]
    for (const content of contents) {
      expect(parseContent([{ type: 'tool_result', tool_use_id: 'toolu_1', content }])).toMatchObject({ ok: true })
    }
  })

  it('16: an image whose media type is missing or wrong, if its data tells the right one', () => {
    for (const media_type of [undefined, 'image/jpg', 'application/octet-stream']) {
      const source = { type: 'base64', media_type, data: 'iVBORw0KGgoAAAANSUhEUg==' }
      expect(parseContent([{ type: 'image', source }])).toMatchObject({ ok: true })
    }
  })

  it('I07, 23: a block of unknown type', () => {
    const content = [
      { type: 'hologram', text: 5, content: { odd: true } },
      { type: 'compaction', content: null },
    ]
    expect(parseContent(content)).toMatchObject({ ok: true })
  })

  it('25: any input of a tool call', () => {
    for (const input of [{}, undefined, null, 'text', 3, [1], { deep: { down: [] } }]) {
      expect(parseContent([{ type: 'tool_use', id: 'toolu_1', name: 'Bash', input }])).toMatchObject({ ok: true })
    }
  })

  it('28: a server tool of a type not known yet, even without a name', () => {
    const tools = [
      { type: 'web_search_20990101', name: 'web_search' },
      { type: 'mcp_toolset', mcp_server_name: 'x' },
    ]
    expect(parseWith({ tools })).toMatchObject({ ok: true })
  })

  it('I08: a tool result without its call', () => {
    expect(parseContent([{ type: 'tool_result', tool_use_id: 'toolu_gone', content: 'x' }])).toMatchObject({ ok: true })
  })

  it('39, I10: max_tokens of 0', () => {
    expect(parseWith({ max_tokens: 0 })).toEqual(accepted({ ...minimal, max_tokens: 0 }))
  })

  it('42, 43: thinking and effort of a kind not known yet', () => {
    expect(parseWith({ thinking: { type: 'telepathic' }, output_config: { effort: 'heroic' } })).toMatchObject({
      ok: true,
    })
  })

  it('46, 314: unknown fields, and keeps them', () => {
    const fields = { context_management: { edits: [] }, safeguards: [{ a: 1 }], speed: 'fast', my_provider_field: null }
    const { my_provider_field: _, ...kept } = fields
    expect(parseWith(fields)).toEqual(accepted({ ...minimal, ...kept }))
  })

  it('null for a field, as if it were absent', () => {
    const nulls = { system: null, tools: null, stop_sequences: null, thinking: null, temperature: null, metadata: null }
    expect(parseWith(nulls)).toEqual(accepted(minimal))
  })

  it('I12: a lone surrogate, which leaves as well-formed JSON', () => {
    const parsed = parseText('{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"a \\ud800 b"}]}')
    expect(parsed).toMatchObject({ ok: true })
    const bytes = new TextEncoder().encode(JSON.stringify(parsed))
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('a \\ud800 b')
  })

  it('I11: bytes that are not UTF-8, once decoded with replacement characters', () => {
    const body = Buffer.concat([Buffer.from(JSON.stringify(minimal).slice(0, -5)), Buffer.from([0xff, 0xfe])])
    const text = body.toString('utf8') + '"}]}'
    expect(parseText(text)).toMatchObject({ ok: true })
  })

  it('I13: a key given twice; the last one counts', () => {
    const text = '{"model":"first","max_tokens":1,"messages":[{"role":"user","content":"a"}],"model":"last"}'
    expect(parseText(text)).toMatchObject({ ok: true, request: { model: 'last' } })
  })

  it('I14, 177: keys named __proto__ and constructor, without harm', () => {
    const text = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"system":null,${JSON.stringify(minimal).slice(1)}`
    const parsed = parseText(text)
    expect(parsed).toMatchObject({ ok: true, request: minimal })
    expect('polluted' in parsed).toBe(false)
    expect('polluted' in {}).toBe(false)
    if ('request' in parsed) expect(Object.getPrototypeOf(parsed.request)).toBe(Object.prototype)
  })

  it('I14: no required field that is only inherited', () => {
    expect(parseText(`{"__proto__":${JSON.stringify(minimal)}}`)).toEqual(rejected(/^model: /))
  })

  it('I17: 12 MB', () => {
    expect(parseContent('x'.repeat(12 * 1024 * 1024))).toMatchObject({ ok: true })
  })

  it('nesting up to the limit', () => {
    // Around the innermost array are the request, messages, a message, content, a block and input.
    expect(parseContent([toolUseNested(maxNesting - 5)])).toMatchObject({ ok: true })
    expect(parseContent([toolUseNested(maxNesting - 4)])).toEqual(rejected(/nested deeper than 500 levels/))
  })
})

describe('parseMessagesRequest answers 400, naming the field, to', () => {
  it('I01, 262: what is not JSON, without repeating it', () => {
    expect(parseText('{"model":"m",}')).toEqual(rejected(/not valid JSON: see character 13$/))
    const secret = parseText('sk-secret')
    expect(secret).toEqual(rejected(/not valid JSON/))
    expect(JSON.stringify(secret)).not.toContain('secret')
  })

  it('I02: an empty body', () => {
    expect(parseText('')).toEqual(rejected(/is empty/))
    expect(parseText(' \n')).toEqual(rejected(/is empty/))
  })

  it('I03: JSON that is no object', () => {
    for (const text of ['[]', 'null', '5', '"text"', 'true']) expect(parseText(text)).toEqual(rejected(/JSON object$/))
  })

  it('I04: messages that are missing, of the wrong type or empty', () => {
    expect(parseWith({ messages: undefined })).toEqual(rejected(/^messages: must be an array/))
    expect(parseWith({ messages: 'hi' })).toEqual(rejected(/^messages: must be an array/))
    expect(parseWith({ messages: {} })).toEqual(rejected(/^messages: must be an array/))
    expect(parseWith({ messages: [] })).toEqual(rejected(/^messages: must hold at least one/))
  })

  it('I05: a role that is missing or no name; one that is new passes', () => {
    const messages = [...minimal.messages, { role: 'observer', content: 'x' }]
    expect(parseWith({ messages })).toEqual(accepted({ ...minimal, messages }))
    expect(parseWith({ messages: [{ role: 5, content: 'x' }] })).toEqual(rejected(/^messages\.0\.role: /))
    expect(parseWith({ messages: [null] })).toEqual(rejected(/^messages\.0\.role: /))
    expect(parseWith({ messages: [{ content: 'x' }] })).toEqual(rejected(/^messages\.0\.role: /))
  })

  it('I06: content that is null, missing or of another type', () => {
    for (const content of [null, undefined, 5, { type: 'text', text: 'x' }]) {
      expect(parseContent(content)).toEqual(rejected(/^messages\.0\.content: must be a string or an array/))
    }
  })

  it('I07: blocks without a type', () => {
    for (const block of [null, 'text', 5, [], {}, { type: 5 }]) {
      expect(parseContent([block])).toEqual(rejected(/^messages\.0\.content\.0\.type: /))
    }
  })

  it('I09: a model that is missing, empty or no text', () => {
    for (const model of [undefined, null, 5, '', ' ', ['m']]) expect(parseWith({ model })).toEqual(rejected(/^model: /))
  })

  it('I10: max_tokens that is no whole number or negative', () => {
    for (const value of ['"100"', '-1', '1.5', '1e309', 'true', '[]']) {
      const text = `{"model":"m","messages":[{"role":"user","content":"a"}],"max_tokens":${value}}`
      expect(parseText(text), value).toEqual(rejected(/^max_tokens: must be a whole number of at least 0$/))
    }
  })

  it('I15: 100,000 nested arrays', () => {
    const text = `{"model":"m","max_tokens":1,"messages":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(parseText(text)).toEqual(rejected(/nested deeper/))
    expect(parseText('['.repeat(100_000))).toEqual(rejected(/not valid JSON/))
  })

  it('I16: a tool schema 5,000 levels deep', () => {
    const schema = '{"properties":{"a":'.repeat(2500) + '{}' + '}}'.repeat(2500)
    const text = `{"tools":[{"name":"t","input_schema":${schema}}],${JSON.stringify(minimal).slice(1)}`
    expect(parseText(text)).toEqual(rejected(/nested deeper/))
  })

  it('I55: images that are no base64, of unknown type, or too large', () => {
    const png = 'iVBORw0KGgoAAAANSUhEUg=='
    const image = (source: object) => parseContent([{ type: 'image', source: { type: 'base64', ...source } }])
    const at = '^messages\\.0\\.content\\.0\\.source\\.'
    for (const data of ['', '%%%', 'data:image/png;base64,' + png, png.slice(0, 8) + '\n' + png.slice(8), 5]) {
      expect(image({ media_type: 'image/png', data })).toEqual(rejected(new RegExp(at + 'data: must be ')))
    }
    const unknown = rejected(new RegExp(at + 'media_type: must be one of image/png, image/jpeg'))
    expect(image({ media_type: 'image/tiff', data: 'SUkqAAgAAAA=' })).toEqual(unknown)
    const large = 'iVBORw0KGgoA' + 'A'.repeat(26 * 1024 * 1024)
    // 260: with these words Claude Code replaces the image and goes on.
    expect(image({ media_type: 'image/png', data: large })).toEqual(
      rejected(/image exceeds 10 MB maximum: \d+ bytes >/),
    )
  })

  it('blocks that lack what their type promises', () => {
    const cases: ReadonlyArray<readonly [object, RegExp]> = [
      [{ type: 'text' }, /content\.0\.text: must be a string/],
      [{ type: 'image' }, /content\.0\.source\.type/],
      [{ type: 'image', source: { type: 'url' } }, /content\.0\.source\.url/],
      [{ type: 'image', source: { type: 'file' } }, /content\.0\.source\.file_id/],
      [{ type: 'document', source: null }, /content\.0\.source\.type/],
      [{ type: 'document', source: { type: 'text' } }, /content\.0\.source\.data/],
      [{ type: 'document', source: { type: 'content', content: [{}] } }, /content\.0\.source\.content\.0\.type/],
      [{ type: 'thinking', signature: 'x' }, /content\.0\.thinking/],
      [{ type: 'thinking', thinking: 'x', signature: 5 }, /content\.0\.signature/],
      [{ type: 'redacted_thinking' }, /content\.0\.data/],
      [{ type: 'tool_use', name: 'Bash' }, /content\.0\.id/],
      [{ type: 'tool_use', id: 'toolu_1' }, /content\.0\.name/],
      [{ type: 'tool_result', content: 'x' }, /content\.0\.tool_use_id/],
      [{ type: 'tool_result', tool_use_id: 'x', content: 5 }, /content\.0\.content: must be/],
      [{ type: 'tool_result', tool_use_id: 'x', content: [{ type: 'text' }] }, /content\.0\.content\.0\.text/],
      [{ type: 'tool_reference' }, /content\.0\.tool_name/],
    ]
    for (const [block, path] of cases) expect(parseContent([block])).toEqual(rejected(path))
  })

  it('other fields of the wrong type', () => {
    const cases: ReadonlyArray<readonly [object, RegExp]> = [
      [{ system: 5 }, /^system: /],
      [{ system: [{ type: 'text' }] }, /^system\.0\.text: /],
      [{ system: ['text'] }, /^system\.0\.type: /],
      [{ tools: {} }, /^tools: must be an array/],
      [{ tools: [{ input_schema: {} }] }, /^tools\.0\.name: /],
      [{ tools: [{ type: 'custom', input_schema: {} }] }, /^tools\.0\.name: /],
      [{ tools: [{ name: 'a' }, { name: 'b', input_schema: true }] }, /^tools\.1\.input_schema: must be an object/],
      [{ tools: [{ name: 'a', description: {} }] }, /^tools\.0\.description: /],
      [{ tool_choice: 'auto' }, /^tool_choice: must be an object/],
      [{ tool_choice: { type: 'tool' } }, /^tool_choice\.name: /],
      [{ thinking: true }, /^thinking: must be an object/],
      [{ thinking: { type: 'enabled', budget_tokens: '1' } }, /^thinking\.budget_tokens: /],
      [{ output_config: { effort: 5 } }, /^output_config\.effort: /],
      [{ output_config: { format: { type: 'json_schema' } } }, /^output_config\.format\.schema: /],
      [{ output_format: 'json' }, /^output_format: must be an object/],
      [{ stop_sequences: 'END' }, /^stop_sequences: must be an array of strings/],
      [{ stop_sequences: ['END', 5] }, /^stop_sequences: must be an array of strings/],
      [{ stream: 'yes' }, /^stream: must be true or false/],
      [{ temperature: '1' }, /^temperature: must be a number/],
      [{ metadata: { user_id: 5 } }, /^metadata\.user_id: /],
    ]
    for (const [fields, message] of cases) expect(parseWith(fields)).toEqual(rejected(message))
  })
})

describe('parseCountTokensRequest', () => {
  it('235: needs no max_tokens and ignores a wrong one', () => {
    const { max_tokens: _, ...body } = minimal
    expect(parseCountTokensRequest(JSON.stringify(body))).toEqual(accepted(body))
    expect(parseCountTokensRequest(JSON.stringify({ ...body, max_tokens: -1 }))).toMatchObject({ ok: true })
  })

  it('checks everything else alike', () => {
    expect(parseCountTokensRequest('')).toEqual(rejected(/is empty/))
    expect(parseCountTokensRequest('{"model":"m"}')).toEqual(rejected(/^messages: /))
  })
})

describe('parseMessagesRequest under random input', () => {
  const context: EncodeContext = {
    provider: findProvider('openai')!,
    model: 'gpt-4.1',
    isOwnHost: true,
    newId: (prefix) => `${prefix}_1`,
  }

  const expectOutcome = (parsed: ReturnType<typeof parseMessagesRequest>) => {
    if (!('request' in parsed)) {
      expect(parsed).toEqual(rejected(/./))
      return
    }
    // What passes can be worked with.
    expect(estimateTokens(parsed.request)).toBeGreaterThan(0)
    const { body } = openAiChatCodec.encodeRequest(parsed.request, context)
    expect(JSON.parse(JSON.stringify(body))).toHaveProperty('messages')
    const bytes = Buffer.from(JSON.stringify(parsed.request))
    const spliced = anthropicCodec.spliceRequest(
      { body: bytes, request: parsed.request, headers: {}, path: '/v1/messages' },
      'claude-x',
    ).body
    expect(JSON.parse(spliced.toString())).toHaveProperty('model', 'claude-x')
  }

  it('never throws on text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expectOutcome(parseText(text))
      }),
    )
  })

  it('never throws on requests in which any value is replaced', () => {
    const anything = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(complete)), anything, (path, value) => {
        expectOutcome(parse(replaceAt(complete, path, value)))
      }),
      { numRuns: 1000 },
    )
  })
})

describe.skipIf(!hasRecordings)('parseMessagesRequest and the real client', () => {
  it('accepts every captured request unchanged', () => {
    expect(capturedRequests().length).toBeGreaterThan(10)
    for (const { name, url, body } of capturedRequests()) {
      const parseOne = url.includes('count_tokens') ? parseCountTokensRequest : parseMessagesRequest
      expect(parseOne(JSON.stringify(body)), name).toEqual(accepted(body))
    }
  })
})

/** Has every field that codecs read. */
const complete = {
  ...minimal,
  system: [{ type: 'text', text: 'Be brief.' }],
  stream: true,
  tools: [
    { name: 'Read', description: 'Reads', input_schema: { type: 'object', properties: { path: { type: 'string' } } } },
    { name: 'web_search', type: 'web_search_20250305', max_uses: 8 },
  ],
  tool_choice: { type: 'tool', name: 'Read', disable_parallel_tool_use: true },
  thinking: { type: 'enabled', budget_tokens: 2000, display: 'omitted' },
  output_config: { effort: 'high', format: { type: 'json_schema', schema: { type: 'object' } } },
  temperature: 1,
  top_p: 0.9,
  top_k: 5,
  stop_sequences: ['END'],
  metadata: { user_id: '{"session_id":"x"}' },
  messages: [
    { role: 'user', content: 'hi' },
    { role: 'system', content: [{ type: 'text', text: 'Mind the time.' }] },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Hm', signature: 'EqQB' },
        { type: 'redacted_thinking', data: 'EqQB' },
        { type: 'text', text: 'I read.' },
        { type: 'tool_use', id: 'toolu_1', name: 'Read', input: { path: '/a' } },
      ],
    },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: 'toolu_1',
          is_error: false,
          content: [
            { type: 'text', text: 'x' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } },
            { type: 'tool_reference', tool_name: 'Read' },
            { type: 'search_result', title: 'a', source: 'b', content: [{ type: 'text', text: 'c' }] },
          ],
        },
        { type: 'document', title: 'a', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' } },
      ],
    },
  ],
}

type Path = readonly (string | number)[]

/** The paths of all values inside a value. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function replaceAt(value: unknown, [first, ...rest]: Path, replacement: unknown): unknown {
  if (first === undefined) return replacement
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) =>
      index === Number(first) ? replaceAt(element, rest, replacement) : element,
    )
  }
  const object = value as Readonly<Record<string, unknown>>
  return { ...object, [first]: replaceAt(object[first], rest, replacement) }
}

/** A tool call whose input is nested arrays, down to an empty one. */
function toolUseNested(depth: number): unknown {
  const input: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth))
  return { type: 'tool_use', id: 'toolu_1', name: 'Nest', input }
}

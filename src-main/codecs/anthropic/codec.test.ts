import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { capturedRequests, hasRecordings, interactions, recordings } from '../../testing/recordings.ts'
import { sealReasoning } from '../reasoning-envelope.ts'
import { anthropicCodec } from './codec.ts'
import { spellings, spellJson } from './testing/spell-json.ts'

const sealed = sealReasoning({ origin: 'deepseek', field: 'reasoning_content' })

/** The body after the codec, as text. */
function splice(text: string, model = 'claude-opus-5-5'): string {
  return spliceBytes(Buffer.from(text), model).body.toString()
}

function spliceBytes(body: Buffer, model: string) {
  const request = JSON.parse(body.toString()) as MessagesRequest
  return anthropicCodec.spliceRequest({ body, request, headers: {}, path: '/v1/messages' }, model)
}

function lossesOf(text: string) {
  return spliceBytes(Buffer.from(text), 'm').losses
}

const withContent = (content: string) =>
  `{"model":"m","messages":[{"role":"user","content":"hi"},{"role":"assistant","content":${content}}]}`
const thinking = (signature: string) => `{"type":"thinking","thinking":"Hm","signature":${signature}}`

describe('the anthropic codec and model', () => {
  it('315: replaces its value and nothing else', () => {
    const text = `{ "max_tokens":1e2,"model" :\t"claude-3", "x_new":[1.0,{"a":"\\u00e9\\/"}],\n"messages":[{"role":"user","content":"é 🤔"}] }\n`
    expect(splice(text)).toBe(text.replace('"claude-3"', '"claude-opus-5-5"'))
  })

  it('passes the very same bytes where there is nothing to change', () => {
    const body = Buffer.from(withContent('"ok"'))
    const spliced = spliceBytes(body, 'm')
    expect(spliced.body).toBe(body)
    expect(spliced.losses).toEqual([])
  })

  it('leaves other things of that name alone', () => {
    const text = `{"tools":[{"name":"Agent","input_schema":{"properties":{"model":{"type":"string"}}}}],"metadata":{"model":"m"},"model":"m","messages":[{"role":"user","content":"\\"model\\":\\"m\\""}]}`
    expect(splice(text)).toBe(text.replace('"model":"m","messages"', '"model":"claude-opus-5-5","messages"'))
  })

  it('I13: replaces it everywhere if it is given more than once, with escapes too', () => {
    const text = `{"model":{"nested":["x"]},"messages":[],"mod\\u0065l":"two","model":"three"}`
    expect(splice(text)).toBe(
      `{"model":"claude-opus-5-5","messages":[],"mod\\u0065l":"claude-opus-5-5","model":"claude-opus-5-5"}`,
    )
  })

  it('writes a name with odd characters as JSON', () => {
    expect(JSON.parse(splice(withContent('"ok"'), 'a"b\\c\né'))).toMatchObject({ model: 'a"b\\c\né' })
  })

  it('reads backslashes before a closing quote', () => {
    const text = `{"a":"\\\\","b":"\\\\\\"","model":"m","messages":[]}`
    expect(splice(text)).toBe(text.replace('"m"', '"claude-opus-5-5"'))
  })

  it('I11: keeps bytes that are not UTF-8', () => {
    const [before, after] = [Buffer.from('{"x":"'), Buffer.from('","model":"m","messages":[]}')]
    const body = Buffer.concat([before, Buffer.from([0xff, 0xc3, 0x28]), after])
    expect(spliceBytes(body, 'n').body.toString('latin1')).toBe(body.toString('latin1').replace('"m"', '"n"'))
  })

  it('takes nesting of any depth', () => {
    const text = `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)},"model":"m","messages":[]}`
    expect(splice(text)).toBe(text.replace('"m"', '"claude-opus-5-5"'))
  })
})

describe('the anthropic codec and thinking of other origin', () => {
  const text = '{"type":"text","text":"ok"}'

  it('211: removes thinking that FreeCC sealed, that is unsigned, or signed with nothing', () => {
    for (const foreign of [
      thinking(JSON.stringify(sealed)),
      thinking('"freecc.9.later"'),
      thinking('""'),
      '{"type":"thinking","thinking":"Hm"}',
    ]) {
      expect(splice(withContent(`[${foreign},${text}]`), 'm')).toBe(withContent(`[${text}]`))
      expect(splice(withContent(`[${text} , ${foreign}]`), 'm')).toBe(withContent(`[${text}]`))
      expect(splice(withContent(`[${text},${foreign}, ${text}]`), 'm')).toBe(withContent(`[${text},${text}]`))
    }
  })

  it('213: keeps signed thinking, empty or not, and redacted thinking', () => {
    const kept = withContent(
      `[${thinking('"EqQB"')},{"type":"thinking","thinking":"","signature":"EqQB"},{"type":"redacted_thinking","data":""}]`,
    )
    expect(splice(kept, 'm')).toBe(kept)
    expect(lossesOf(kept)).toEqual([])
  })

  it('takes out the whole message if it held nothing else', () => {
    const foreign = thinking(JSON.stringify(sealed))
    const messages = [
      '{"role":"user","content":"one"}',
      `{"role":"assistant","content":[${foreign}, ${foreign}]}`,
      '{"role":"user","content":"two"}',
    ]
    expect(splice(`{"model":"m","messages":[${messages.join(',')}]}`, 'm')).toBe(
      `{"model":"m","messages":[${messages[0]},${messages[2]}]}`,
    )
  })

  it('leaves an empty message, text in place of blocks, and thinking inside a tool call’s input alone', () => {
    const input = `{"type":"tool_use","id":"toolu_1","name":"a","input":${thinking('""')}}`
    for (const content of ['[]', '"ok"', `[${input}]`]) {
      expect(splice(withContent(content), 'm')).toBe(withContent(content))
    }
  })

  it('I13: looks at the last of several contents and messages', () => {
    const foreign = thinking('""')
    const message = `{"content":[${foreign},${text}],"role":"assistant","content":[${text},${foreign}]}`
    const expected = `{"content":[${foreign},${text}],"role":"assistant","content":[${text}]}`
    const around = (inner: string) => `{"messages":5,"model":"m","messages":[[]],"messages":[${inner}]}`
    expect(splice(around(message), 'm')).toBe(around(expected))
  })

  it('says in the loss report how many were removed', () => {
    const foreign = thinking('""')
    expect(lossesOf(withContent(`[${foreign},${text},${foreign}]`))).toEqual([
      {
        action: 'dropped',
        field: 'messages[].content[].thinking',
        reason:
          '2 thinking blocks of other models left out: a Claude host accepts only thinking that it signed itself.',
      },
    ])
  })
})

describe('the anthropic codec under random requests', () => {
  // Numbers stand for what is to be spliced, so that the expected bytes are found by replacing them in the text.
  const modelMark = 987654321
  const blockMark = 111222333
  const messageMark = 444555666

  const block = fc.oneof(
    fc.record({ type: fc.constant('text'), text: fc.string() }),
    fc.record({
      type: fc.constant('tool_use'),
      id: fc.string(),
      name: fc.string(),
      input: fc.jsonValue({ maxDepth: 3 }),
    }),
    fc.record({ type: fc.constant('thinking'), thinking: fc.string(), signature: fc.constantFrom('EqQB', 'ErUB==') }),
  )
  const content = fc
    .tuple(fc.array(fc.oneof(block, fc.constant(blockMark))), block)
    .chain(([blocks, kept]) => fc.shuffledSubarray([...blocks, kept], { minLength: blocks.length + 1 }))
  const message = fc.oneof(
    { weight: 4, arbitrary: fc.record({ role: fc.constant('assistant'), content: fc.oneof(content, fc.string()) }) },
    { weight: 1, arbitrary: fc.constant(messageMark) },
  )
  const request = fc
    .tuple(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(message), fc.nat())
    .map(([more, messages, place]) => {
      const entries: [string, unknown][] = Object.entries({ ...more, messages })
      entries.splice(place % (entries.length + 1), 0, ['model', modelMark])
      return Object.fromEntries(entries)
    })

  const foreignBlocks = fc.constantFrom(
    thinking('""'),
    thinking(JSON.stringify(sealed)),
    '{ "thinking":"a,]}","type":"thinking" }',
  )

  it('315: gives the expected bytes, and the expected value', () => {
    fc.assert(
      fc.property(request, spellings, foreignBlocks, fc.string(), (value, spelling, foreign, model) => {
        const marked = spellJson(value, spelling)
        const foreignMessage = `{"role":"assistant","content":[${foreign} , ${foreign}]}`
        const before = marked
          .replaceAll(String(modelMark), '"before"')
          .replaceAll(String(blockMark), () => foreign)
          .replaceAll(String(messageMark), () => foreignMessage)
        const expected = withoutMark(withoutMark(marked, blockMark), messageMark).replaceAll(String(modelMark), () =>
          JSON.stringify(model),
        )
        expect(splice(before, model)).toBe(expected)
        expect(JSON.parse(splice(before, model))).toEqual(withoutMarks({ ...value, model }))
      }),
      { numRuns: 500 },
    )
  })

  /** Takes a mark out of arrays, with the comma behind it or, at the end of an array, the one before it. */
  function withoutMark(text: string, mark: number): string {
    return text
      .replaceAll(new RegExp(`${mark}\\s*,\\s*`, 'g'), '')
      .replaceAll(new RegExp(`\\s*,\\s*${mark}`, 'g'), '')
      .replaceAll(String(mark), '')
  }

  function withoutMarks(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
      Array.isArray(part) ? part.filter((element) => element !== blockMark && element !== messageMark) : part,
    )
  }
})

describe.skipIf(!hasRecordings)('the anthropic codec and the real client', () => {
  it('315: passes every captured request, with only the model changed', () => {
    for (const { name, body } of capturedRequests()) {
      const text = JSON.stringify(body)
      const expected = JSON.stringify({ ...(body as object), model: 'claude-x' })
      expect(splice(text, 'claude-x'), name).toBe(expected)
    }
  })

  it('213, 315: passes every recorded request, with only the model changed and unsigned thinking gone', () => {
    const bodies = recordings('anthropic-messages')
      .flatMap(interactions)
      .map(({ request }) => request.body)
      .filter((body) => typeof body === 'object' && body !== null && 'messages' in body)
    expect(bodies.length).toBeGreaterThan(150)
    for (const body of bodies) {
      const expected = JSON.stringify({ ...body, model: 'claude-x' }, (_, value: unknown) =>
        Array.isArray(value) ? value.filter((element) => !isUnsignedThinking(element)) : value,
      )
      expect(splice(JSON.stringify(body), 'claude-x')).toBe(expected)
    }
  })

  function isUnsignedThinking(block: unknown): boolean {
    const { type, signature } = (block ?? {}) as { type?: unknown; signature?: unknown }
    return type === 'thinking' && !signature
  }
})

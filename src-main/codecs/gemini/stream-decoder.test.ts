import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { assistant, result, user } from '../testing/blocks.ts'
import { decodeResponse } from './decode-response.ts'
import { unknownSignature } from './signatures.ts'
import { answerContext, chunk, decodeChunks, finish, functionCall, text, thought } from './testing/decode.ts'
import { encodeConversation, partsOf } from './testing/encode.ts'

function contentOf(chunks: readonly unknown[], given: Parameters<typeof decodeChunks>[1] = {}): Message['content'] {
  const { message, violations, failure } = decodeChunks(chunks, given)
  expect(failure).toBeNull()
  expect(violations).toEqual([])
  return message!.content
}

/** The blocks without what differs from run to run. */
const kinds = (content: Message['content']) =>
  content.map((block) => {
    if (block.type === 'text') return block.text
    if (block.type === 'thinking') return `<${block.thinking}>`
    return block.type === 'tool_use' ? `${block.name}(${JSON.stringify(block.input)})` : block.type
  })

describe('blocks', () => {
  it('174 and 210: follow each other as thoughts, texts and calls come', () => {
    const content = contentOf([
      chunk(thought('Hm'), thought(', well')),
      chunk(text('One '), text('two')),
      chunk(thought('Again'), functionCall('Read', { a: 1 }), functionCall('Bash')),
      finish(),
    ])
    expect(kinds(content)).toEqual(['<Hm, well>', 'One two', '<Again>', 'Read({"a":1})', 'Bash({})'])
  })

  it('76: only `thought` says what is one, not a signature', () => {
    expect(kinds(contentOf([chunk(text('Yes', { thoughtSignature: 'c2ln' })), finish()]))).toEqual(['Yes'])
  })

  it('20: no thoughts for a client that did not ask', () => {
    const chunks = [chunk(thought('Hm')), chunk(functionCall('Read', {}, { thoughtSignature: 'c2ln' })), finish()]
    expect(kinds(contentOf(chunks, { omitThinking: true }))).toEqual(['Read({})'])
  })

  it('202: texts without a character open nothing', () => {
    expect(kinds(contentOf([chunk(text('')), chunk(text(' '), functionCall('Read')), finish()]))).toEqual(['Read({})'])
  })

  it('what Google ran itself is text', () => {
    const content = contentOf([
      chunk({ executableCode: { language: 'PYTHON', code: 'print(1)\n' } }),
      chunk({ codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1\n' } }),
      chunk({ toolCall: { toolType: 'GOOGLE_SEARCH_WEB' } }, { inlineData: { mimeType: 'image/png', data: 'x' } }),
      finish(),
    ])
    expect(kinds(content)).toEqual(['\n```python\nprint(1)\n```\n\n```\n1\n```\n[image/png omitted]'])
  })
})

describe('calls', () => {
  it('220: get an id where Google gives none, and another one where it gives the same twice', () => {
    const call = (name: string, id?: string) => ({
      functionCall: { name, args: {}, ...(id === undefined ? {} : { id }) },
    })
    const content = contentOf([
      chunk(call('Read'), call('Read'), call('Bash', 'gjl2yj5t'), call('Bash', 'gjl2yj5t')),
      finish(),
    ])
    const ids = content.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []))
    expect(new Set(ids).size).toBe(4)
    expect(ids[2]).toBe('gjl2yj5t')
  })

  it('178: have the client’s name of the tool, however the model spells it', () => {
    expect(kinds(contentOf([chunk(functionCall('default_api:bash')), finish()]))).toEqual(['Bash({})'])
  })

  it('170 and 219: make the stop reason tool_use, though Google says STOP', () => {
    expect(decodeChunks([chunk(functionCall('Read')), finish('STOP')]).message?.stop_reason).toBe('tool_use')
  })

  it('219: may come in pieces, each with the path of its value', () => {
    const piece = (jsonPath: string, value: object) => ({ jsonPath, ...value })
    const content = contentOf([
      chunk({ functionCall: { name: 'Read', willContinue: true }, thoughtSignature: 'c2ln' }),
      chunk({ functionCall: { partialArgs: [piece('$.a', { stringValue: 'on' })], willContinue: true } }),
      chunk({ functionCall: { partialArgs: [piece('$.a', { stringValue: 'e' })], willContinue: true } }),
      chunk({
        functionCall: {
          partialArgs: [
            piece('$.list[1].x', { numberValue: 2 }),
            piece('$.list[0].x', { boolValue: false }),
            piece("$['odd name'].__proto__", { nullValue: 'NULL_VALUE' }),
          ],
          willContinue: true,
        },
      }),
      chunk({ functionCall: {} }),
      chunk(functionCall('Bash', { b: 1 })),
      finish(),
    ])
    expect(kinds(content)).toEqual([
      '<>',
      'Read({"a":"one","list":[{"x":false},{"x":2}],"odd name":{"__proto__":null}})',
      'Bash({"b":1})',
    ])
  })

  it('a call in pieces that the output limit cut off is not made', () => {
    const { message, violations } = decodeChunks([
      chunk(text('I call')),
      chunk({ functionCall: { name: 'Read', willContinue: true } }),
      finish('MAX_TOKENS'),
    ])
    expect(violations).toEqual([])
    expect(kinds(message!.content)).toEqual(['I call'])
    expect(message?.stop_reason).toBe('max_tokens')
  })
})

describe('signatures', () => {
  /** What goes back upstream when the client returns the answer as it got it. */
  const replayed = (content: Message['content']) => {
    const results = content.flatMap((block) => (block.type === 'tool_use' ? [result(block.id, 'ok')] : []))
    const contents = encodeConversation([user({ type: 'text', text: 'Q' }), assistant(...content), user(...results)])
    return partsOf(contents.filter(({ role }) => role === 'model'))
  }

  it('73, 74 and 76: survive the way to the client and back, on the parts they came on', () => {
    const content = contentOf([
      chunk(thought('Hm')),
      chunk(text('I '), text('look')),
      chunk(text('', { thoughtSignature: 'dGV4dA==' })),
      chunk({ functionCall: { name: 'Read', args: { a: 1 }, id: 'gjl2yj5t' }, thoughtSignature: 'Y2FsbA==' }),
      chunk({ functionCall: { name: 'Bash', args: {}, id: 'zi06h2mp' } }),
      finish(),
    ])
    expect(replayed(JSON.parse(JSON.stringify(content)) as Message['content'])).toEqual([
      { text: 'I look', thoughtSignature: 'dGV4dA==' },
      { functionCall: { id: 'gjl2yj5t', name: 'Read', args: { a: 1 } }, thoughtSignature: 'Y2FsbA==' },
      { functionCall: { id: 'zi06h2mp', name: 'Bash', args: {} } },
    ])
  })

  it('76: of thoughts come back with them', () => {
    const content = contentOf([
      chunk(thought('Hm', { thoughtSignature: 'dGhvdWdodA==' })),
      chunk(text('Yes')),
      finish(),
    ])
    expect(replayed(content)[0]).toEqual({ text: 'Hm', thought: true, thoughtSignature: 'dGhvdWdodA==' })
  })

  it('75: lost with thinking that the client does not want, they are stood in for', () => {
    const chunks = [chunk(functionCall('Read', {}, { thoughtSignature: 'c2ln' })), finish()]
    expect(replayed(contentOf(chunks, { omitThinking: true }))).toMatchObject([{ thoughtSignature: unknownSignature }])
  })

  it('of a last text are let go, as nothing may follow that text', () => {
    const content = contentOf([
      chunk(thought('Hm')),
      chunk(text('Yes')),
      chunk(text('', { thoughtSignature: 'c2ln' })),
      finish(),
    ])
    expect(kinds(content)).toEqual(['<Hm>', 'Yes'])
  })
})

describe('the end', () => {
  it.each([
    ['STOP', 'end_turn'],
    ['MAX_TOKENS', 'max_tokens'],
    ['SAFETY', 'refusal'],
    ['RECITATION', 'refusal'],
    ['LANGUAGE', 'refusal'],
    ['BLOCKLIST', 'refusal'],
    ['PROHIBITED_CONTENT', 'refusal'],
    ['SPII', 'refusal'],
    ['MODEL_ARMOR', 'refusal'],
    ['ESCALATION', 'refusal'],
    ['IMAGE_SAFETY', 'refusal'],
    ['SOMETHING_NEW', 'end_turn'],
  ])('171 and 183: %s is %s', (reason, stopReason) => {
    const { message, violations } = decodeChunks([chunk(text('Yes')), finish(reason)])
    expect(violations).toEqual([])
    expect(message?.stop_reason).toBe(stopReason)
  })

  it.each([
    ['MALFORMED_FUNCTION_CALL', 502],
    ['UNEXPECTED_TOOL_CALL', 502],
    ['TOO_MANY_TOOL_CALLS', 502],
    ['MALFORMED_RESPONSE', 502],
    ['OTHER', 502],
    ['MISSING_THOUGHT_SIGNATURE', 400],
  ])('219: %s is a failure, before output and after', (reason, status) => {
    const end = finish(reason, {}, { finishMessage: 'Malformed function call: print(' })
    for (const chunks of [[end], [chunk(text('I call')), end]]) {
      const { failure, message } = decodeChunks(chunks)
      expect(message).toBeNull()
      expect(failure).toMatchObject({ status })
      expect(failure?.message).toContain(`${reason}": Malformed function call: print(`)
    }
  })

  it('219: a prompt that is refused is a refusal', () => {
    const { message, violations } = decodeChunks([
      { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: { promptTokenCount: 7 } },
    ])
    expect(violations).toEqual([])
    expect(message).toMatchObject({ content: [], stop_reason: 'refusal' })
  })

  it('206: a stream that stops without a reason was broken off', () => {
    expect(decodeChunks([chunk(text('Yes'))]).failure).toMatchObject({ status: 502, type: 'api_error' })
    expect(decodeChunks([]).failure).toMatchObject({ status: 502 })
  })

  it('179: an empty answer is a failure, and thoughts that nobody sees are no answer', () => {
    const empty = finish('STOP', { candidatesTokenCount: 0, thoughtsTokenCount: 300 })
    expect(decodeChunks([empty]).failure?.message).toContain('empty')
    expect(decodeChunks([chunk(thought('Hm')), empty]).message?.stop_reason).toBe('end_turn')
  })

  it('41 and 173: a stop sequence that Google was not told of ends the text', () => {
    const { message } = decodeChunks([chunk(text('One EN')), chunk(text('D two')), finish()], {
      stopSequences: ['END'],
    })
    expect(message).toMatchObject({ content: [{ text: 'One ' }], stop_reason: 'stop_sequence', stop_sequence: 'END' })
  })

  it('24: what the client began is not repeated', () => {
    const content = contentOf([chunk(text('{"a"')), chunk(text(':1}')), finish()], { prefill: '{"a":' })
    expect(kinds(content)).toEqual(['1}'])
  })

  it('205 and 207: what comes after the reason still counts, until the stream ends', () => {
    const { message } = decodeChunks([
      chunk(text('Yes')),
      finish(),
      { usageMetadata: { promptTokenCount: 20, candidatesTokenCount: 9 } },
      '[DONE]',
    ])
    expect(message?.usage).toMatchObject({ input_tokens: 20, output_tokens: 9 })
  })
})

describe('usage', () => {
  it('276, 279 and 280: the cache is in the prompt, thoughts are output, results of Google’s tools are input', () => {
    const counts = {
      promptTokenCount: 100,
      toolUsePromptTokenCount: 20,
      cachedContentTokenCount: 60,
      candidatesTokenCount: 5,
      thoughtsTokenCount: 30,
      totalTokenCount: 155,
    }
    expect(decodeChunks([chunk(text('Yes')), finish('STOP', counts)]).message?.usage).toEqual({
      input_tokens: 60,
      cache_read_input_tokens: 60,
      cache_creation_input_tokens: 0,
      output_tokens: 35,
      output_tokens_details: { thinking_tokens: 30 },
    })
  })

  it('281 and 282: is estimated where it is missing, and nonsense counts as missing', () => {
    for (const metadata of [undefined, null, { promptTokenCount: 'x', candidatesTokenCount: -1 }]) {
      const { message } = decodeChunks([
        chunk(text('Yes')),
        { candidates: [{ finishReason: 'STOP' }], usageMetadata: metadata },
      ])
      expect(message?.usage).toMatchObject({ input_tokens: 1000, output_tokens: 1 })
    }
  })
})

describe('errors within the stream', () => {
  const overloaded = { error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } }

  it('208: become a status before output, and end the stream after it', () => {
    expect(decodeChunks([overloaded]).failure).toMatchObject({ status: 529, type: 'overloaded_error' })
    const { failure, events } = decodeChunks([chunk(text('Yes')), overloaded])
    expect(failure?.type).toBe('overloaded_error')
    expect(events.length).toBeGreaterThan(0)
  })

  it('F14: what is no JSON is a failure', () => {
    expect(decodeChunks([chunk(text('Yes')), '{"candidates":[{"con']).failure?.message).toContain('not JSON')
  })

  it('F15: what is no chunk is passed over', () => {
    expect(kinds(contentOf([null, [], 5, 'null', {}, { candidates: null }, chunk(text('Yes')), finish()]))).toEqual([
      'Yes',
    ])
  })
})

describe('a body in place of a stream', () => {
  it('182: may be the list of its chunks', () => {
    const decoded = decodeResponse([chunk(text('Y')), chunk(text('es')), finish()], answerContext())
    expect(decoded).toMatchObject({ content: [{ type: 'text', text: 'Yes' }], stop_reason: 'end_turn' })
  })

  it('208: may hold an error, in a list or not', () => {
    const error = { error: { code: 429, message: 'Too many', status: 'RESOURCE_EXHAUSTED' } }
    for (const body of [error, [error]]) {
      expect(decodeResponse(body, answerContext())).toMatchObject({ status: 429, type: 'rate_limit_error' })
    }
  })

  it('179: that holds no answer is a failure', () => {
    for (const body of [{}, [], null, 'text', { candidates: [] }]) {
      expect(decodeResponse(body, answerContext())).toMatchObject({ status: 502 })
    }
  })
})

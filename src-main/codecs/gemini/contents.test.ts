import { describe, expect, it } from 'vitest'
import { sealReasoning } from '../reasoning-envelope.ts'
import { assistant, call, image, pdf, png, result, text, user } from '../testing/blocks.ts'
import { sealSignatures, unknownSignature } from './signatures.ts'
import { encode, encodeConversation, partsOf } from './testing/encode.ts'

const question = user(text('Q'))
const older = { model: 'gemini-2.5-pro' }
const carrier = (signatures: Parameters<typeof sealSignatures>[2], origin = 'gemini', signer = 'gemini-3') => ({
  type: 'thinking',
  thinking: '',
  signature: sealSignatures(origin, signer, signatures),
})

describe('turns', () => {
  it('49 and 50: of the user and the model alternate, the user first', () => {
    const contents = encodeConversation([
      assistant(text('Hello')),
      user(text('a')),
      user(text('b')),
      assistant(text('c')),
      assistant(text('d')),
      user(text(' ')),
      user(text('e')),
    ])
    expect(contents.map(({ role }) => role)).toEqual(['user', 'model', 'user', 'model', 'user'])
    expect(contents[0]?.parts).toEqual([{ text: '(empty message)' }])
    expect(contents[2]?.parts).toEqual([{ text: 'a' }, { text: 'b' }])
    expect(contents[3]?.parts).toEqual([{ text: 'c' }, { text: 'd' }])
  })

  it('27: without any content are one placeholder', () => {
    expect(encodeConversation([])).toEqual([{ role: 'user', parts: [{ text: '(empty message)' }] }])
  })

  it('3 and 89: of the system within the conversation become reminders of the user', () => {
    const { contents, lost } = encode({ messages: [question, { role: 'system', content: 'Rule' }] })
    expect(contents).toEqual([
      { role: 'user', parts: [{ text: 'Q' }, { text: '<system-reminder>\nRule\n</system-reminder>' }] },
    ])
    expect(lost).toContain('changed messages')
  })

  it('4: a system message between call and result stands behind the result', () => {
    const contents = encodeConversation([
      question,
      assistant(call('a')),
      { role: 'system', content: 'Rule' },
      user(result('a', 'ok')),
    ])
    expect(contents[2]?.parts.map((part) => Object.keys(part)[0])).toEqual(['functionResponse', 'text'])
  })
})

describe('calls and responses', () => {
  it('9, 71 and 72: one response for each call, in the order of the calls, by id and name, before all else', () => {
    const contents = encodeConversation([
      question,
      assistant(text('Both'), call('a', 'Read'), call('b', 'Bash')),
      user(text('Note'), result('b', 'two'), result('a', 'one')),
    ])
    expect(contents[2]?.parts).toEqual([
      { functionResponse: { id: 'a', name: 'Read', response: { output: 'one' } } },
      { functionResponse: { id: 'b', name: 'Bash', response: { output: 'two' } } },
      { text: 'Note' },
    ])
  })

  it('11: an error is one', () => {
    const contents = encodeConversation([question, assistant(call('a')), user(result('a', 'no', { is_error: true }))])
    expect(contents[2]?.parts[0]).toMatchObject({ functionResponse: { response: { error: 'no' } } })
  })

  it('10: a result may be nothing', () => {
    for (const content of [undefined, null, '', [], [text('')]]) {
      const contents = encodeConversation([question, assistant(call('a')), user(result('a', content))])
      expect(contents[2]?.parts[0]).toMatchObject({ functionResponse: { response: { output: '(no output)' } } })
    }
  })

  it('26: a call without a result was interrupted, a result without a call is text', () => {
    const contents = encodeConversation([question, assistant(call('a')), user(result('gone', 'late'))])
    expect(contents[2]?.parts).toEqual([
      {
        functionResponse: {
          id: 'a',
          name: 'Read',
          response: { error: expect.stringContaining('interrupted') as string },
        },
      },
      { text: '[result of an earlier tool call gone]' },
      { text: 'late' },
    ])
  })

  it('128: a call gets back the id that its upstream gave it, and no id is there twice', () => {
    const contents = encodeConversation([
      question,
      assistant(call('freecc-663a30-toolu_1'), call('same'), call('same')),
    ])
    const ids = partsOf(contents).flatMap((part) => ('functionCall' in part ? [part.functionCall.id] : []))
    expect(ids).toEqual(['f:0', 'same'])
  })

  it('82: arguments stay as they are, whatever their keys', () => {
    const input = { title: 'T', default: 1, $ref: '#', format: 'x' }
    const contents = encodeConversation([question, assistant(call('a', 'T', input))])
    expect(contents[1]?.parts[0]).toMatchObject({ functionCall: { args: input } })
  })
})

describe('images and documents', () => {
  const file = { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdf }, title: 'Plan' }

  it('15, 16 and 87: of the user are parts of their own', () => {
    const contents = encodeConversation([user(image(), file, image({ type: 'url', url: 'https://x.example/a.webp' }))])
    expect(contents[0]?.parts).toEqual([
      { inlineData: { mimeType: 'image/png', data: png } },
      { text: 'Document: Plan' },
      { inlineData: { mimeType: 'application/pdf', data: pdf } },
      { fileData: { mimeType: 'image/webp', fileUri: 'https://x.example/a.webp' } },
    ])
  })

  const returned = [question, assistant(call('a')), user(result('a', [text('Here'), image(), file]))]

  it('12 and 87: of a result stand in the response from Gemini 3 on', () => {
    expect(encodeConversation(returned)[2]?.parts).toEqual([
      {
        functionResponse: {
          id: 'a',
          name: 'Read',
          response: { output: 'Here\n\n[image: attached]\n\nDocument: Plan\n\n[Plan.pdf: attached]' },
          parts: [
            { inlineData: { mimeType: 'image/png', data: png } },
            { inlineData: { mimeType: 'application/pdf', data: pdf } },
          ],
        },
      },
    ])
  })

  it('12 and 87: of a result stand beside it before', () => {
    const parts = encodeConversation(returned, older)[2]?.parts
    expect(parts?.[0]).toMatchObject({
      functionResponse: { response: { output: expect.stringContaining('below') as string } },
    })
    expect(parts?.slice(1)).toEqual([
      { text: 'From the result of Read (a):' },
      { inlineData: { mimeType: 'image/png', data: png } },
      { inlineData: { mimeType: 'application/pdf', data: pdf } },
    ])
  })

  it('87: a GIF stands beside the response, which may not hold it', () => {
    const gif = image({ type: 'base64', media_type: 'image/gif', data: 'R0lGODdh' })
    const contents = encodeConversation([question, assistant(call('a')), user(result('a', [gif]))])
    expect(contents[2]?.parts.at(-1)).toEqual({ inlineData: { mimeType: 'image/gif', data: 'R0lGODdh' } })
  })
})

describe('signatures', () => {
  it('73: come back on the parts that they came on', () => {
    const thought = { ...carrier({ thought: 'dGhvdWdodA==' }), thinking: 'Hm' }
    const contents = encodeConversation([
      question,
      assistant(thought, text('Yes'), carrier({ text: 'dGV4dA==', calls: { a: 'Y2FsbA==' } }), call('a'), call('b')),
    ])
    expect(contents[1]?.parts).toEqual([
      { text: 'Hm', thought: true, thoughtSignature: 'dGhvdWdodA==' },
      { text: 'Yes', thoughtSignature: 'dGV4dA==' },
      { functionCall: { id: 'a', name: 'Read', args: {} }, thoughtSignature: 'Y2FsbA==' },
      { functionCall: { id: 'b', name: 'Read', args: {} } },
    ])
  })

  it('76: of no text come back on an empty one', () => {
    const contents = encodeConversation([question, assistant(carrier({ text: 'dGV4dA==' }), call('a'))])
    expect(contents[1]?.parts[0]).toEqual({ text: '', thoughtSignature: 'dGV4dA==' })
  })

  it('74: where none is known, Google’s word for that stands on the first call of each answer', () => {
    const contents = encodeConversation([
      question,
      assistant(text('x'), call('a'), call('b')),
      user(result('a', 'ok'), result('b', 'ok')),
      assistant(call('c')),
    ])
    const signatures = partsOf(contents).flatMap((part) => ('functionCall' in part ? [part.thoughtSignature] : []))
    expect(signatures).toEqual([unknownSignature, undefined, unknownSignature])
  })

  it('74: models before Gemini 3 are sent no such word', () => {
    expect(JSON.stringify(encodeConversation([question, assistant(call('a'))], older))).not.toContain(
      'thoughtSignature',
    )
  })

  it.each([
    ['another provider', carrier({ calls: { a: 'Y2FsbA==' } }, 'vertex')],
    ['another generation', carrier({ calls: { a: 'Y2FsbA==' } }, 'gemini', 'gemini-2')],
    [
      'another format',
      { type: 'thinking', thinking: 'x', signature: sealReasoning({ origin: 'gemini', field: 'reasoning' }) },
    ],
    ['Claude', { type: 'thinking', thinking: 'x', signature: 'EqQBCkYIARgCKkDd' }],
    ['nobody', { type: 'thinking', thinking: 'x' }],
  ])('77: of %s are never sent', (_whose, block) => {
    const { contents, lost } = encode({ messages: [question, assistant(block, call('a'))] })
    expect(contents[1]?.parts).toEqual([
      { functionCall: { id: 'a', name: 'Read', args: {} }, thoughtSignature: unknownSignature },
    ])
    expect(lost).toContain('dropped messages[1].content[0]')
  })

  it('77: what somebody else wrote into the envelope is no signature', () => {
    const payload = { signer: 'gemini-3', calls: { a: 5, b: {} }, text: 7 }
    const block = {
      type: 'thinking',
      thinking: '',
      signature: sealReasoning({ origin: 'gemini', field: 'thoughtSignature', payload }),
    }
    const contents = encodeConversation([question, assistant(block, call('a'))])
    expect(contents[1]?.parts).toEqual([
      { functionCall: { id: 'a', name: 'Read', args: {} }, thoughtSignature: unknownSignature },
    ])
  })

  it('78: thoughts without one, which are summaries for people, are not sent', () => {
    const contents = encodeConversation([question, assistant({ ...carrier({}), thinking: 'Hm' }, text('Yes'))])
    expect(contents[1]?.parts).toEqual([{ text: 'Yes' }])
  })

  it('21: redacted thinking is dropped', () => {
    const { contents, lost } = encode({
      messages: [question, assistant({ type: 'redacted_thinking', data: 'x' }, text('Yes'))],
    })
    expect(contents[1]?.parts).toEqual([{ text: 'Yes' }])
    expect(lost).toContain('dropped messages[1].content[0]')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openReasoning } from '../reasoning-envelope.ts'
import { answerContext, decodeChunks, delta, finish, toolDelta } from './testing/decode.ts'
import { createStreamDecoder } from './stream-decoder.ts'

const done = '[DONE]'

/** The calls of a stream as `name input`, after checking that the stream conforms. */
function calls(chunks: readonly unknown[]): readonly string[] {
  const { message, violations } = decodeChunks([...chunks, finish('tool_calls'), done])
  expect(violations).toEqual([])
  expect(message?.stop_reason).toBe('tool_use')
  return (message?.content ?? []).flatMap((block) =>
    block.type === 'tool_use' ? [`${block.name} ${JSON.stringify(block.input)}`] : [],
  )
}

describe('decoding a stream: tool calls', () => {
  it('streams the input of the first call while it comes in', () => {
    const decoder = createStreamDecoder(answerContext())
    const push = (chunk: object) => decoder.push({ name: '', data: JSON.stringify(chunk) })
    expect(push(toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '' }))).toEqual([])
    expect(push(toolDelta({ index: 0, arguments: '{"command":"l' }))).toMatchObject([
      { type: 'message_start' },
      { type: 'content_block_start', content_block: { type: 'tool_use', id: 'call_a', name: 'Bash', input: {} } },
      { type: 'content_block_delta', delta: { type: 'input_json_delta', partial_json: '{"command":"l' } },
    ])
    expect(push(toolDelta({ index: 0, arguments: 's' }))).toMatchObject([{ delta: { partial_json: 's' } }])
  })

  it('194, F30: serialises parallel calls whose pieces are interleaved', () => {
    expect(
      calls([
        toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"command":' }),
        toolDelta({ index: 1, id: 'call_b', name: 'Read', arguments: '{"file' }),
        toolDelta({ index: 0, arguments: '"ls"' }),
        toolDelta({ index: 1, arguments: '":"a"}' }),
        toolDelta({ index: 0, arguments: '}' }),
      ]),
    ).toEqual(['Bash {"command":"ls"}', 'Read {"file":"a"}'])
  })

  it('194: two entries in one delta are two calls', () => {
    const entry = (index: number, id: string) => ({
      index,
      id,
      function: { name: 'Bash', arguments: `{"n":${index}}` },
    })
    expect(calls([delta({ tool_calls: [entry(0, 'call_a'), entry(1, 'call_b')] })])).toEqual([
      'Bash {"n":0}',
      'Bash {"n":1}',
    ])
  })

  it('114, F32: a call that comes whole is sent with one delta', () => {
    const { events } = decodeChunks([
      toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"command":"ls"}' }),
      finish('tool_calls'),
      done,
    ])
    expect(events.filter(({ type }) => type === 'content_block_delta')).toMatchObject([
      { delta: { partial_json: '{"command":"ls"}' } },
    ])
  })

  it('170, F35: is tool_use though the upstream says stop', () => {
    const call = toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{}' })
    expect(decodeChunks([call, finish('stop'), done]).message?.stop_reason).toBe('tool_use')
    expect(decodeChunks([call, done]).message?.stop_reason).toBe('tool_use')
  })

  it('178: gives the client the name it declared', () => {
    expect(calls([toolDelta({ index: 0, id: 'call_a', name: 'functions.bash', arguments: '{}' })])).toEqual(['Bash {}'])
    expect(calls([toolDelta({ index: 0, id: 'call_a', name: 'Unknown', arguments: '{}' })])).toEqual(['Unknown {}'])
  })

  it('196, F29: gives a call without an id one, and each its own', () => {
    const { message } = decodeChunks([
      toolDelta({ index: 0, name: 'Bash', arguments: '{"n":1}' }),
      toolDelta({ index: 1, id: '', name: 'Bash', arguments: '{"n":2}' }),
      finish('tool_calls'),
      done,
    ])
    expect(message?.content).toMatchObject([{ id: 'toolu_test1x' }, { id: 'toolu_test2x' }])
  })

  it('196: gives calls that share an id one each', () => {
    const { message, violations } = decodeChunks([
      toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"n":1}' }),
      toolDelta({ index: 1, id: 'call_a', name: 'Bash', arguments: '{"n":2}' }),
      finish('tool_calls'),
      done,
    ])
    expect(violations).toEqual([])
    expect(message?.content).toMatchObject([{ id: 'call_a' }, { id: 'toolu_test1x' }])
  })

  it('197: a call that never gets a name cannot be made', () => {
    expect(
      calls([
        toolDelta({ index: 0, id: 'call_a', arguments: '{}' }),
        toolDelta({ index: 1, id: 'call_b', name: 'Bash' }),
      ]),
    ).toEqual(['Bash {}'])
  })

  it('200, F33: no arguments, empty and null ones are an empty input', () => {
    for (const given of [undefined, '', null, '{}', 'null']) {
      expect(calls([toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: given })])).toEqual(['Bash {}'])
    }
  })

  it('175: reads the form from before tools, and passes over it where it is empty', () => {
    expect(
      calls([
        delta({ function_call: { name: 'Bash', arguments: '{"a":' } }),
        delta({ function_call: { arguments: '1}' } }),
      ]),
    ).toEqual(['Bash {"a":1}'])
    const { message } = decodeChunks([
      delta({ content: 'x', function_call: { name: '', arguments: '' } }, 'stop'),
      done,
    ])
    expect(message?.content).toHaveLength(1)
  })

  it('F36: text and reasoning after a call get blocks of their own, in order, and never tear the call', () => {
    const { message, violations } = decodeChunks([
      delta({ content: 'a' }),
      toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"x":' }),
      delta({ content: 'b' }),
      delta({ reasoning: 'c' }),
      toolDelta({ index: 1, id: 'call_b', name: 'Read', arguments: '{}' }),
      toolDelta({ index: 0, arguments: '1}' }),
      finish('tool_calls'),
      done,
    ])
    expect(violations).toEqual([])
    expect(message?.content).toMatchObject([
      { text: 'a' },
      { name: 'Bash', input: { x: 1 } },
      { text: 'b' },
      { thinking: 'c' },
      { name: 'Read' },
    ])
  })

  it('176, F34: input that cannot be read is not an object, so that the client reports it', () => {
    const { message } = decodeChunks([
      toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: 'ls -l' }),
      finish('tool_calls'),
      done,
    ])
    expect(message?.content).toMatchObject([{ name: 'Bash', input: 'ls -l' }])
  })

  it('F10: the end of the stream within a call is a failure', () => {
    const { failure, events } = decodeChunks([
      toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"command":"rm' }),
    ])
    expect(failure).toMatchObject({ status: 502 })
    expect(events.map(({ type }) => type)).not.toContain('content_block_stop')
  })

  it('a call that the output limit cut off is not mended; one that never began is left out', () => {
    const whole = toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"x":1}' })
    const cut = toolDelta({ index: 1, id: 'call_b', name: 'Read', arguments: '{"x":1,"y":"ab' })
    const second = decodeChunks([whole, cut, finish('length'), done])
    expect(second.violations).toEqual([])
    expect(second.message).toMatchObject({ content: [{ name: 'Bash' }], stop_reason: 'max_tokens' })

    const first = decodeChunks([cut, finish('length'), done])
    expect(first.violations).toEqual([])
    expect(first.message).toMatchObject({ content: [{ input: '{"x":1,"y":"ab' }], stop_reason: 'max_tokens' })

    const named = decodeChunks([
      delta({ content: 'x' }),
      toolDelta({ index: 0, id: 'a', name: 'Bash' }),
      finish('length'),
      done,
    ])
    expect(named.message).toMatchObject({ content: [{ text: 'x' }], stop_reason: 'max_tokens' })
  })

  it('a call that was complete before the limit is made', () => {
    const whole = toolDelta({ index: 0, id: 'call_a', name: 'Bash', arguments: '{"x":1}' })
    expect(decodeChunks([whole, finish('length'), done]).message?.stop_reason).toBe('tool_use')
  })

  it("92: carries Google's signature of a call in a thinking block before it", () => {
    const extra_content = { google: { thought_signature: 'opaque' } }
    const entry = { index: 0, id: '', extra_content, function: { name: 'Bash', arguments: '{}' } }
    const { message, violations } = decodeChunks([delta({ tool_calls: [entry] }), finish('tool_calls'), done])
    expect(violations).toEqual([])
    const [thinking, call] = message?.content ?? []
    expect(thinking).toMatchObject({ type: 'thinking', thinking: '' })
    expect(call).toMatchObject({ type: 'tool_use', id: 'toolu_test1x' })
    expect(thinking?.type === 'thinking' && openReasoning(thinking.signature)).toEqual({
      origin: 'openai',
      field: 'tool_calls.extra_content',
      payload: { toolu_test1x: extra_content },
    })
  })

  it('194: whatever the order of the pieces, every call arrives whole in a stream that conforms', () => {
    const callPieces = fc.record({
      name: fc.constantFrom('Bash', 'Read'),
      input: fc.dictionary(
        fc.string({ minLength: 1 }).filter((name) => name.trimEnd() === name),
        fc.jsonValue({ maxDepth: 2 }),
        { maxKeys: 3 },
      ),
      cuts: fc.array(fc.nat(60), { maxLength: 4 }),
    })
    const other = fc.oneof(
      fc.record({ content: fc.string() }),
      fc.record({ reasoning: fc.string() }),
      fc.constant({ content: '' }),
    )
    fc.assert(
      fc.property(
        fc.array(callPieces, { minLength: 1, maxLength: 4 }),
        fc.array(other, { maxLength: 6 }),
        fc.infiniteStream(fc.nat(1000)),
        (given, others, choices) => {
          const queues: object[][] = [
            others.map((fields) => delta(fields)),
            ...given.map(({ name, input, cuts }, index) => {
              const text = JSON.stringify(input)
              const borders = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
              const pieces = borders.slice(1).map((border, position) => text.slice(borders[position], border))
              return [
                toolDelta({ index, id: `call_x${index}x`, name, arguments: '' }),
                ...pieces.map((piece) => toolDelta({ index, arguments: piece })),
              ]
            }),
          ]
          const chunks: object[] = []
          for (let open = queues; open.length > 0; open = open.filter((queue) => queue.length > 0)) {
            const queue = open[choices.next().value % open.length]
            const chunk = queue?.shift()
            if (chunk !== undefined) chunks.push(chunk)
          }
          const { message, violations } = decodeChunks([...chunks, finish('tool_calls'), done])
          expect(violations).toEqual([])
          const decoded = (message?.content ?? []).flatMap((block) => (block.type === 'tool_use' ? [block] : []))
          expect(new Map(decoded.map(({ id, name, input }) => [id, { name, input }]))).toEqual(
            new Map(
              given.map(({ name, input }, index) => [
                `call_x${index}x`,
                { name, input: JSON.parse(JSON.stringify(input)) as unknown },
              ]),
            ),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

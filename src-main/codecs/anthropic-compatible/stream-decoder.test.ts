import { describe, expect, it } from 'vitest'
import { openReasoning } from '../reasoning-envelope.ts'
import { decodeResponse } from './decode-response.ts'
import {
  answerContext,
  call,
  closed,
  decodeEvents,
  decodeObjects,
  ended,
  json,
  opened,
  signed,
  start,
  stop,
  text,
  thought,
} from './testing/decode.ts'

const said = [start, opened(0, { type: 'text', text: '' }), text(0, 'Hello'), closed(0)]

describe('an ordinary stream', () => {
  it('169: becomes the same message, under the name that the client asked for', () => {
    const { message, violations } = decodeObjects([...said, ended(), stop])
    expect(violations).toEqual([])
    expect(message).toMatchObject({
      model: 'claude-opus-5-5',
      content: [{ type: 'text', text: 'Hello' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 9, output_tokens: 5 },
    })
  })

  it('streams text and the input of a call as they come', () => {
    const { events } = decodeObjects([
      ...said,
      opened(1, call('toolu_abcd')),
      json(1, '{"path":"aaaaa'),
      json(1, 'bbbbbbb'),
      json(1, '"}'),
      closed(1),
      ended('tool_use'),
      stop,
    ])
    const deltas = events.filter(({ type }) => type === 'content_block_delta')
    expect(deltas.length).toBeGreaterThan(2)
  })

  it("56: seals the vendor's signature with its origin", () => {
    const { message, violations } = decodeObjects([
      start,
      opened(0, { type: 'thinking', thinking: '' }),
      thought(0, 'Hm'),
      signed(0, 'sig'),
      closed(0),
      ...[opened(1, { type: 'redacted_thinking', data: 'xyz' }), closed(1)],
      ...[opened(2, { type: 'text', text: '' }), text(2, 'Yes'), closed(2), ended(), stop],
    ])
    expect(violations).toEqual([])
    const sealed = message!.content.map((block) => (block.type === 'thinking' ? openReasoning(block.signature) : null))
    expect(sealed).toEqual([
      { origin: 'deepseek', field: 'signature', payload: 'sig' },
      { origin: 'deepseek', field: 'redacted_thinking', payload: 'xyz' },
      null,
    ])
  })

  it('leaves thinking out where the client did not ask for it', () => {
    const { message } = decodeObjects(
      [start, opened(0, { type: 'thinking', thinking: '' }), thought(0, 'Hm'), closed(0), ended('max_tokens'), stop],
      { omitThinking: true },
    )
    expect(message).toMatchObject({ content: [], stop_reason: 'max_tokens' })
  })
})

describe('vendors that break the grammar', () => {
  const cases: readonly [string, readonly object[]][] = [
    ['without message_start', [...said.slice(1), ended(), stop]],
    ['with message_start twice', [start, ...said, ended(), stop]],
    ['without message_stop', [...said, ended()]],
    ['with events after the end', [...said, ended(), stop, ...said]],
    ['without the start of the block', [start, text(0, 'Hello'), closed(0), ended(), stop]],
    ['without the end of the block', [start, opened(0, { type: 'text', text: '' }), text(0, 'Hello'), ended(), stop]],
    ['with the text in the start of the block', [start, opened(0, { type: 'text', text: 'Hello' }), ended(), stop]],
    [
      'with empty blocks and deltas',
      [opened(0, { type: 'text', text: '' }), closed(0), ...said, text(0, ''), ended(), stop],
    ],
    [
      'with another index in the delta',
      [start, opened(3, { type: 'text', text: '' }), text(0, 'Hello'), ended(), stop],
    ],
    ['with a null stop reason', [...said, ended(null), stop]],
    ['with pings and unknown events', [{ type: 'ping' }, ...said, { type: 'ping' }, { type: 'new' }, ended(), stop]],
  ]

  it.each(cases)('185–191: %s', (_title, events) => {
    const { message, violations } = decodeObjects(events)
    expect(violations).toEqual([])
    expect(message).toMatchObject({ content: [{ type: 'text', text: 'Hello' }], stop_reason: 'end_turn' })
  })

  it('184: without names of events', () => {
    const events = [...said, ended(), stop].map((event) => ({ name: '', data: JSON.stringify(event) }))
    expect(decodeEvents(events).message?.content).toEqual([{ type: 'text', text: 'Hello' }])
  })

  it('281: without usage it is estimated', () => {
    const { message } = decodeObjects([...said.slice(1), ended('end_turn', {}), stop])
    expect(message?.usage).toMatchObject({ input_tokens: 1000, output_tokens: 2 })
  })

  it('234 and 277: with the input at the end only, to which the cached part comes on top', () => {
    const late = { input_tokens: 50, cache_read_input_tokens: 7, output_tokens: 3 }
    const { message } = decodeObjects([...said.slice(1), ended('end_turn', late), stop])
    expect(message?.usage).toMatchObject({ input_tokens: 50, cache_read_input_tokens: 7, output_tokens: 3 })
  })

  it('211: with thinking that nobody signed', () => {
    const { message, violations } = decodeObjects([
      start,
      opened(0, { type: 'thinking' }),
      thought(0, 'Hm'),
      closed(0),
      ...[opened(1, { type: 'text', text: '' }), text(1, 'Yes'), ended(), stop],
    ])
    expect(violations).toEqual([])
    const [first] = message!.content
    expect(first?.type === 'thinking' && openReasoning(first.signature)).toEqual({
      origin: 'deepseek',
      field: 'thinking',
    })
  })
})

describe('calls', () => {
  const callsIn = (events: readonly object[]) => {
    const { message, violations } = decodeObjects([start, ...events, ended('tool_use'), stop])
    expect(violations).toEqual([])
    expect(message?.stop_reason).toBe('tool_use')
    return message!.content.map((block) => (block.type === 'tool_use' ? [block.id, block.name, block.input] : block))
  }

  it('come whole in the start of the block', () => {
    expect(callsIn([opened(0, call('toolu_abcd', 'Read', { path: 'a' })), closed(0)])).toEqual([
      ['toolu_abcd', 'Read', { path: 'a' }],
    ])
  })

  it('198: come whole there, and once more in pieces', () => {
    const events = [opened(0, call('toolu_abcd', 'Read', { path: 'a' })), json(0, '{"path":"a"}'), closed(0)]
    expect(callsIn(events)).toEqual([['toolu_abcd', 'Read', { path: 'a' }]])
  })

  it('194: come with their pieces interleaved', () => {
    const events = [
      ...[opened(0, call('toolu_abcd')), opened(1, call('toolu_efgh', 'Bash'))],
      ...[json(0, '{"path":'), json(1, '{"command":'), json(0, '"a"}'), json(1, '"ls"}')],
      ...[closed(0), closed(1)],
    ]
    expect(callsIn(events)).toEqual([
      ['toolu_abcd', 'Read', { path: 'a' }],
      ['toolu_efgh', 'Bash', { command: 'ls' }],
    ])
  })

  it('195: come all at index 0, without an end', () => {
    const events = [
      opened(0, call('toolu_abcd')),
      json(0, '{"a":1}'),
      opened(0, call('toolu_efgh')),
      json(0, '{"b":2}'),
    ]
    expect(callsIn(events)).toEqual([
      ['toolu_abcd', 'Read', { a: 1 }],
      ['toolu_efgh', 'Read', { b: 2 }],
    ])
  })

  it('196 and 200: come without input, and with one id for all', () => {
    const [first, second] = callsIn([opened(0, call('x1')), closed(0), opened(1, call('x1')), closed(1)])
    expect(first).toEqual(['x1', 'Read', {}])
    expect(second).not.toEqual(first)
  })

  it('128: keep ids that no client accepts within one that it does', () => {
    const [found] = callsIn([opened(0, call('functions.Read:0')), closed(0)])
    expect(String((found as readonly unknown[])[0])).toMatch(/^[a-zA-Z0-9_-]+$/)
  })

  it('come as an object in place of a piece of JSON', () => {
    expect(callsIn([opened(0, call('toolu_abcd')), json(0, { path: 'a' }), closed(0)])).toEqual([
      ['toolu_abcd', 'Read', { path: 'a' }],
    ])
  })

  it('170: decide the stop reason, whatever the vendor says', () => {
    const { message } = decodeObjects([start, opened(0, call('toolu_abcd')), closed(0), ended('end_turn'), stop])
    expect(message?.stop_reason).toBe('tool_use')
  })

  it('are left open where the output limit cut them off', () => {
    const { message } = decodeObjects([start, opened(0, call('t1')), json(0, '{"path":"a'), ended('max_tokens'), stop])
    expect(message?.stop_reason).toBe('max_tokens')
  })
})

describe('a stream that fails', () => {
  it('208 and 252: has an error in it', () => {
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Busy' } }
    expect(decodeObjects([start, error]).failure).toMatchObject({ type: 'overloaded_error', status: 529 })
    expect(decodeObjects([...said, error]).failure?.message).toContain('Busy')
    expect(decodeEvents([{ name: 'error', data: 'gone' }]).failure?.message).toContain('gone')
    expect(decodeObjects([{ error: { code: '1302', message: 'Too many' } }]).failure?.type).toBe('rate_limit_error')
  })

  it('179 and 206: breaks off, or says nothing', () => {
    expect(decodeObjects(said).failure).toMatchObject({ status: 502 })
    expect(decodeObjects([start, ended('end_turn', {}), stop]).failure).toBeNull()
    expect(decodeObjects([ended('end_turn', {}), stop]).failure).toMatchObject({ status: 502 })
    expect(decodeEvents([{ name: '', data: '{"type":' }]).failure).toMatchObject({ status: 502 })
  })
})

describe('stop sequences', () => {
  it('41: end the text here where the vendor does not', () => {
    const { message } = decodeObjects([start, text(0, 'One EN'), text(0, 'D two'), ended(), stop], {
      stopSequences: ['END'],
    })
    expect(message).toMatchObject({
      content: [{ type: 'text', text: 'One ' }],
      stop_reason: 'stop_sequence',
      stop_sequence: 'END',
    })
  })
})

describe('decodeResponse', () => {
  const decode = (body: unknown) => decodeResponse(body, answerContext())

  it('gives the message of a complete answer', () => {
    const content = [{ type: 'text', text: 'Hi' }, call('toolu_abcd', 'Read', { path: 'a' })]
    expect(decode({ content, stop_reason: 'tool_use', usage: { input_tokens: 4, output_tokens: 2 } })).toMatchObject({
      model: 'claude-opus-5-5',
      content: [
        { type: 'text', text: 'Hi' },
        { name: 'Read', input: { path: 'a' } },
      ],
      stop_reason: 'tool_use',
      usage: { input_tokens: 4, output_tokens: 2 },
    })
    expect(decode({ content: 'Hi' })).toMatchObject({ content: [{ type: 'text', text: 'Hi' }] })
  })

  it('F51: gives a failure for an error under HTTP 200, and for no answer', () => {
    expect(decode({ type: 'error', error: { type: 'api_error', message: 'Broken' } })).toMatchObject({
      type: 'api_error',
    })
    expect(decode({ error: { message: 'Broken' } })).toMatchObject({ type: 'api_error' })
    for (const body of [{}, null, []]) expect(decode(body)).toMatchObject({ status: 502 })
  })
})

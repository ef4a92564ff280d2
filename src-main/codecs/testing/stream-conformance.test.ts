import { describe, expect, it } from 'vitest'
import type { StreamEvent } from '../../../shared/anthropic/stream-events.ts'
import { encodedPing, encodeEvent, encodeFailure } from '../../proxy/sse-writer.ts'
import { checkStreamEvents, checkStreamText } from './stream-conformance.ts'

const usage = { input_tokens: 1, output_tokens: 2, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }

const start: StreamEvent = {
  type: 'message_start',
  message: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'm',
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage,
  },
}
const stop = (index: number): StreamEvent => ({ type: 'content_block_stop', index })
const openText = (index: number): StreamEvent => ({
  type: 'content_block_start',
  index,
  content_block: { type: 'text', text: '' },
})
const openThinking = (index: number): StreamEvent => ({
  type: 'content_block_start',
  index,
  content_block: { type: 'thinking', thinking: '', signature: '' },
})
const openTool = (index: number, id = 'toolu_1'): StreamEvent => ({
  type: 'content_block_start',
  index,
  content_block: { type: 'tool_use', id, name: 'Bash', input: {} },
})
const say = (index: number, text = 'Hi'): StreamEvent => ({
  type: 'content_block_delta',
  index,
  delta: { type: 'text_delta', text },
})
const think = (index: number): StreamEvent => ({
  type: 'content_block_delta',
  index,
  delta: { type: 'thinking_delta', thinking: 'Hm' },
})
const sign = (index: number): StreamEvent => ({
  type: 'content_block_delta',
  index,
  delta: { type: 'signature_delta', signature: 's' },
})
const input = (index: number, json: string): StreamEvent => ({
  type: 'content_block_delta',
  index,
  delta: { type: 'input_json_delta', partial_json: json },
})
const end = (reason: 'end_turn' | 'tool_use' | 'max_tokens' = 'end_turn'): StreamEvent[] => [
  { type: 'message_delta', delta: { stop_reason: reason, stop_sequence: null }, usage },
  { type: 'message_stop' },
]
const text = [openText(0), say(0), stop(0)]

describe('the conformance checker', () => {
  it('passes streams that conform', () => {
    expect(checkStreamEvents([start, ...text, ...end()])).toEqual([])
    expect(checkStreamEvents([start, openThinking(0), think(0), sign(0), stop(0), ...end()])).toEqual([])
    expect(checkStreamEvents([start, openTool(0), input(0, '{}'), stop(0), ...end('tool_use')])).toEqual([])
    expect(checkStreamEvents([start, openTool(0), stop(0), ...end('tool_use')])).toEqual([])
  })

  const violations: readonly (readonly [string, readonly StreamEvent[]])[] = [
    ['185: a stream without message_start', [...text, ...end()]],
    ['185: a second message_start', [start, start, ...end()]],
    ['186: an index that skips', [start, openText(1), say(1), stop(1), ...end()]],
    ['186: an index used twice', [start, ...text, ...text, ...end()]],
    ['187: a delta outside of a block', [start, say(0), ...end()]],
    ['187: a delta after its block', [start, ...text, say(0), ...end()]],
    ['187: a delta of another kind', [start, openText(0), think(0), stop(0), ...end()]],
    [
      '188: a block that starts with text',
      [start, { ...openText(0), content_block: { type: 'text', text: 'x' } } as StreamEvent, say(0), stop(0), ...end()],
    ],
    ['189: no message_delta', [start, ...text, { type: 'message_stop' }]],
    ['189: a block after message_delta', [start, end()[0]!, ...text, { type: 'message_stop' }]],
    ['190: no message_stop', [start, ...text, end()[0]!]],
    ['190: an event after message_stop', [start, ...text, ...end(), ...end()]],
    ['191: two blocks open at once', [start, openText(0), say(0), openText(1), say(1), stop(1), ...end()]],
    ['191: a block that never stops', [start, openText(0), say(0), ...end()]],
    ['191: a block that stops twice', [start, ...text, stop(0), ...end()]],
    ['192: a delta after the signature', [start, openThinking(0), sign(0), think(0), stop(0), ...end()]],
    ['187: a signature in a text block', [start, openText(0), say(0), sign(0), stop(0), ...end()]],
    ['193: input that is no JSON', [start, openTool(0), input(0, '{"a":'), stop(0), ...end('tool_use')]],
    ['170: tool_use without a call', [start, ...text, ...end('tool_use')]],
    ['170: end_turn with a call', [start, openTool(0), stop(0), ...end()]],
    ['128: an id that clients reject', [start, openTool(0, 'functions.Bash:0'), stop(0), ...end('tool_use')]],
    ['196: an id used twice', [start, openTool(0), stop(0), openTool(1), stop(1), ...end('tool_use')]],
    ['202: an empty text block', [start, openText(0), stop(0), ...end()]],
    ['202: an empty delta', [start, openText(0), say(0, ''), stop(0), ...end()]],
    ['211: thinking without a signature', [start, openThinking(0), think(0), stop(0), ...end()]],
    [
      '283: usage without cache fields',
      [start, ...text, { ...end()[0]!, usage: { output_tokens: 1 } } as StreamEvent, end()[1]!],
    ],
  ]
  it.each(violations)('finds %s', (title, events) => {
    expect(checkStreamEvents(events).map((violation) => violation.split(':')[0])).toContain(title.split(':')[0])
  })

  it('accepts input that the output limit cut off', () => {
    expect(checkStreamEvents([start, openTool(0), input(0, '{"a":'), stop(0), ...end('max_tokens')])).toEqual([])
  })

  it('184: checks the framing of the text', () => {
    const stream = [start, ...text, ...end()].map(encodeEvent)
    expect(checkStreamText(stream.join(''))).toEqual([])
    expect(checkStreamText([stream[0], encodedPing, ...stream.slice(1)].join(''))).toEqual([])
    expect(checkStreamText(stream.join('').replace('event: message_start\n', '')).join()).toMatch(/^184/)
    expect(checkStreamText(stream.join('').replace('event: message_stop', 'event: message')).join()).toMatch(/^184/)
    expect(checkStreamText(stream.join('').trimEnd()).join()).toMatch(/^184/)
    expect(checkStreamText(encodedPing + stream.join('')).join()).toMatch(/^229/)
  })

  it('257: an error may end a stream anywhere, but nothing may follow it', () => {
    const error = encodeFailure({ status: 529, type: 'overloaded_error', message: 'x' }, 'req_1')
    const begun = [start, openText(0), say(0)].map(encodeEvent).join('')
    expect(checkStreamText(begun + error)).toEqual([])
    expect(checkStreamText(begun + error + encodeEvent(stop(0))).join()).toMatch(/^190/)
  })
})

import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../../shared/anthropic/stream-events.ts'
import { messageEvents } from './message-events.ts'
import { accumulateMessage } from './accumulate-message.ts'
import { checkStreamEvents } from '../testing/stream-conformance.ts'

const message: Message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-5-5',
  content: [
    { type: 'thinking', thinking: 'Hm.', signature: 'sealed' },
    { type: 'thinking', thinking: '', signature: 'state only' },
    { type: 'text', text: 'Let me look.' },
    { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: { command: 'ls' } },
    { type: 'tool_use', id: 'toolu_2', name: 'List', input: {} },
  ],
  stop_reason: 'tool_use',
  stop_sequence: null,
  usage: { input_tokens: 5, output_tokens: 7, cache_read_input_tokens: 3, cache_creation_input_tokens: 0 },
}

describe('messages and streams', () => {
  it('182: a message becomes a stream that conforms, and that stream becomes the message again', () => {
    const events = messageEvents(message)
    expect(checkStreamEvents(events)).toEqual([])
    expect(accumulateMessage(events)).toEqual(message)
  })

  it('carries the blocks of server tools along', () => {
    const searched: Message = {
      ...message,
      content: [
        { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'x' } },
        {
          type: 'web_search_tool_result',
          tool_use_id: 'srvtoolu_1',
          content: { type: 'web_search_tool_result_error', error_code: 'unavailable' },
        },
      ],
      stop_reason: 'end_turn',
    }
    const events = messageEvents(searched)
    expect(checkStreamEvents(events)).toEqual([])
    expect(accumulateMessage(events)).toEqual(searched)
  })

  it('176: input that is no JSON stays text', () => {
    const events: StreamEvent[] = messageEvents(message).map((event) =>
      event.type === 'content_block_delta' && event.delta.type === 'input_json_delta'
        ? { ...event, delta: { ...event.delta, partial_json: '{"command":' } }
        : event,
    )
    expect(accumulateMessage(events)?.content[3]).toMatchObject({ input: '{"command":' })
  })

  it('gives nothing for a stream that broke off', () => {
    const events = messageEvents(message)
    for (let length = 0; length < events.length; length += 1) {
      expect(accumulateMessage(events.slice(0, length))).toBeNull()
    }
  })
})

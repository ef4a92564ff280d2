import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StreamEvent } from '../../shared/anthropic/stream-events.ts'
import { createSseReader } from './sse-reader.ts'
import { encodeEvent, encodedPing, encodeFailure } from './sse-writer.ts'

/** The events in a text, as a client reads them. */
function read(text: string) {
  const reader = createSseReader()
  const events = [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
  return events.map(({ name, data }) => ({ name, data: JSON.parse(data) as unknown }))
}

describe('writing server-sent events', () => {
  it('184: names every event, and writes deltas of any text on one line', () => {
    const text = fc.string({ unit: 'binary' })
    const delta = fc.oneof(
      fc.record({ type: fc.constant('text_delta' as const), text }),
      fc.record({ type: fc.constant('thinking_delta' as const), thinking: text }),
      fc.record({ type: fc.constant('input_json_delta' as const), partial_json: text }),
    )
    fc.assert(
      fc.property(fc.nat(), delta, (index, delta) => {
        const event: StreamEvent = { type: 'content_block_delta', index, delta }
        expect(read(encodeEvent(event))).toEqual([{ name: 'content_block_delta', data: event }])
        expect(encodeEvent(event)).toBe(`event: content_block_delta\ndata: ${JSON.stringify(event)}\n\n`)
      }),
    )
  })

  it('184: names pings, errors and the end', () => {
    const failed = { status: 529, type: 'overloaded_error', message: 'Busy.\n\nTry later.' } as const
    expect(read(encodedPing + encodeFailure(failed, 'req_1') + encodeEvent({ type: 'message_stop' }))).toEqual([
      { name: 'ping', data: { type: 'ping' } },
      {
        name: 'error',
        data: { type: 'error', error: { type: failed.type, message: failed.message }, request_id: 'req_1' },
      },
      { name: 'message_stop', data: { type: 'message_stop' } },
    ])
  })
})

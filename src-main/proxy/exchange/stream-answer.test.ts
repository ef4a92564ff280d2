import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import { emptyUsage } from '../../../shared/anthropic/usage.ts'
import { messageEvents } from '../../codecs/answer/message-events.ts'
import { checkStreamText } from '../../codecs/testing/stream-conformance.ts'
import { limits } from '../limits.ts'
import { createExchangeRecord } from './exchange-record.ts'
import { createStreamAnswer } from './stream-answer.ts'

/** Notes what is sent, and insists on the order that HTTP has. */
class FakeResponse extends EventEmitter {
  statusCode = 0
  headersSent = false
  text = ''
  isEnded = false
  writableNeedDrain = false

  writeHead(status: number): this {
    if (this.headersSent) throw new Error('The headers were sent twice.')
    this.headersSent = true
    this.statusCode = status
    return this
  }

  write(text: string): boolean {
    if (!this.headersSent || this.isEnded) throw new Error('Written before the headers or after the end.')
    this.text += text
    return true
  }

  end(text = ''): void {
    this.write(text)
    this.isEnded = true
  }
}

const message: Message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-5-5',
  content: [{ type: 'text', text: 'Hello' }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: emptyUsage,
}
const earlyStart = () => ({ type: 'message_start', message: { ...message, content: [], stop_reason: null } }) as const
const pings = (text: string) => text.split('event: ping').length - 1

describe('createStreamAnswer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function start() {
    const response = new FakeResponse()
    const states: string[] = []
    const request = { model: 'claude-opus-5-5', messages: [] }
    const record = createExchangeRecord(
      { id: 'req_1', request, sessionId: null, agentId: null, arrivedAt: 0 },
      { exchange: ({ state }) => void states.push(state) },
    )
    const answered = { response: response as unknown as ServerResponse, record, limits }
    const options = { ...answered, requestId: 'req_1', onSent: null }
    return { response, states, answer: createStreamAnswer(options, earlyStart) }
  }

  it('230: sends no status before there is output, for as long as that is bearable', async () => {
    const { response } = start()
    await vi.advanceTimersByTimeAsync(limits.commitMs - 1)
    expect(response.headersSent).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(response.statusCode).toBe(200)
    expect(response.text).toContain('message_start')
  })

  it('229: pings a client that has waited, until output comes; the stream still conforms', async () => {
    const { response, answer } = start()
    await vi.advanceTimersByTimeAsync(limits.commitMs + 3 * limits.pingMs)
    expect(pings(response.text)).toBe(4)
    answer.complete(message)
    expect(response.isEnded).toBe(true)
    expect(checkStreamText(response.text)).toEqual([])
  })

  it('229: pings in a silence after output too, and not beside output', async () => {
    const { response, answer } = start()
    const events = messageEvents(message)
    answer.push(events.slice(0, 3))
    await vi.advanceTimersByTimeAsync(limits.pingMs - 1)
    answer.push(events.slice(3, 4))
    await vi.advanceTimersByTimeAsync(limits.pingMs - 1)
    expect(pings(response.text)).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(pings(response.text)).toBe(1)
  })

  it('256: a failure before output is a real status; after the commit it is an error event', async () => {
    const early = start()
    early.answer.fail(failure('rate_limit_error', 'slow down', { retryAfterSeconds: 3 }))
    expect(early.response.statusCode).toBe(429)
    expect(early.response.text).toContain('"type":"rate_limit_error"')

    const late = start()
    await vi.advanceTimersByTimeAsync(limits.commitMs)
    late.answer.fail(failure('overloaded_error', 'busy'))
    expect(late.response.statusCode).toBe(200)
    expect(late.response.text).toContain('event: error\ndata: {"type":"error","error":{"type":"overloaded_error"')
    expect(late.states.at(-1)).toBe('failed')
  })

  it('190: sends nothing after the end, and no ping', async () => {
    const { response, answer } = start()
    answer.complete(message)
    const { text } = response
    answer.push(messageEvents(message))
    answer.fail(failure('api_error', 'late'))
    await vi.advanceTimersByTimeAsync(10 * limits.pingMs)
    expect(response.text).toBe(text)
  })

  it('231: stops its timers when the client goes away', async () => {
    const { response, answer } = start()
    response.emit('close')
    await vi.advanceTimersByTimeAsync(10 * limits.commitMs)
    expect(response.headersSent).toBe(false)
    expect(answer.isOver()).toBe(true)
  })

  it('can leave the response to somebody else until its status is sent', async () => {
    const { response, answer } = start()
    expect(answer.release()).toBe(true)
    await vi.advanceTimersByTimeAsync(limits.commitMs)
    expect(response.headersSent).toBe(false)

    const committed = start()
    await vi.advanceTimersByTimeAsync(limits.commitMs)
    expect(committed.answer.release()).toBe(false)
  })
})

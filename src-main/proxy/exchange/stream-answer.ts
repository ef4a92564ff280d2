import type { Failure } from '../../../shared/anthropic/errors.ts'
import { deltaCharacters } from '../../../shared/anthropic/output-characters.ts'
import type { MessageStartEvent } from '../../../shared/anthropic/stream-events.ts'
import { messageEvents } from '../../codecs/answer/message-events.ts'
import { sendFailure } from '../respond.ts'
import { encodedPing, encodeEvent, encodeFailure } from '../sse-writer.ts'
import type { Answer, AnswerOptions } from './answer.ts'

/**
 * Answers with a stream. Status 200 is committed by the first event, or after `limits.commitMs` without one: then a
 * `message_start` of our own is sent, and pings keep the client waiting (edge cases 229 and 230).
 */
export function createStreamAnswer(options: AnswerOptions, earlyStart: () => MessageStartEvent): Answer {
  const { response, limits, record, requestId, onSent } = options
  let isStarted = false
  let hasOutput = false
  let isOver = false
  let commitTimer: NodeJS.Timeout | null = setTimeout(commitEarly, limits.commitMs)
  let pingTimer: NodeJS.Timeout | null = null

  response.once('close', stop)

  function commit(): void {
    if (commitTimer !== null) clearTimeout(commitTimer)
    commitTimer = null
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
      'request-id': requestId,
    })
    pingTimer = setInterval(() => send(encodedPing), limits.pingMs)
  }

  function commitEarly(): void {
    commit()
    isStarted = true
    send(encodeEvent(earlyStart()) + encodedPing)
  }

  function send(text: string): void {
    // Pings mark silence only.
    pingTimer?.refresh()
    onSent?.(text)
    response.write(text)
  }

  function stop(): void {
    isOver = true
    if (commitTimer !== null) clearTimeout(commitTimer)
    if (pingTimer !== null) clearInterval(pingTimer)
  }

  function fail(failed: Failure): void {
    if (isOver) return
    stop()
    if (response.headersSent) {
      const text = encodeFailure(failed, requestId)
      onSent?.(text)
      response.end(text)
    } else {
      sendFailure(response, failed, requestId, onSent)
    }
    record.finished('failed', response.statusCode, failed)
  }

  const answer: Answer = {
    push(events) {
      let text = ''
      for (const event of events) {
        if (isOver) return
        if (event.type === 'failure') {
          if (text !== '') send(text)
          return fail(event.failure)
        }
        if (!response.headersSent) commit()
        if (event.type === 'message_start') {
          if (isStarted) continue
          isStarted = true
        } else if (event.type === 'content_block_start' && event.index === 0) {
          hasOutput = true
          record.streaming(200)
        } else if (event.type === 'content_block_delta') {
          record.output(deltaCharacters(event.delta))
        } else if (event.type === 'message_delta') {
          record.usage(event.usage)
        }
        text += encodeEvent(event)
        if (event.type === 'message_stop') {
          stop()
          onSent?.(text)
          response.end(text)
          return record.finished('done', 200)
        }
      }
      if (text !== '') send(text)
    },
    complete(message) {
      answer.push(messageEvents(message))
    },
    fail,
    discard: () => {},
    release() {
      if (!response.headersSent) stop()
      return !response.headersSent
    },
    hasOutput: () => hasOutput,
    isOver: () => isOver,
    isBlocked: () => response.writableNeedDrain,
    whenDrained(resume) {
      response.once('drain', resume)
    },
  }
  return answer
}

import { failure, type Failure } from '../../../shared/anthropic/errors.ts'
import { outputCharacters } from '../../../shared/anthropic/output-characters.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../../shared/anthropic/stream-events.ts'
import { accumulateMessage } from '../../codecs/answer/accumulate-message.ts'
import { sendFailure, sendJson } from '../respond.ts'
import type { Answer, AnswerOptions } from './answer.ts'

/** Answers with one JSON body; an upstream that only streams is gathered first (edge case 182). */
export function createJsonAnswer({ response, record, requestId, onSent }: AnswerOptions): Answer {
  let events: StreamEvent[] = []
  let isOver = false
  response.once('close', () => {
    isOver = true
  })

  function complete(message: Message): void {
    if (isOver) return
    isOver = true
    record.usage(message.usage)
    record.output(outputCharacters(message))
    sendJson(response, 200, message, { 'request-id': requestId }, onSent)
    record.finished('done', 200)
  }

  function fail(failed: Failure): void {
    if (isOver) return
    isOver = true
    sendFailure(response, failed, requestId, onSent)
    record.finished('failed', failed.status, failed)
  }

  return {
    push(decoded) {
      for (const event of decoded) {
        if (event.type === 'failure') return fail(event.failure)
        events.push(event)
        if (event.type === 'message_stop') {
          const message = accumulateMessage(events)
          return message === null
            ? fail(failure('api_error', 'The upstream ended its answer without a message.', { status: 502 }))
            : complete(message)
        }
      }
    },
    complete,
    fail,
    discard: () => {
      events = []
    },
    release: () => !isOver,
    hasOutput: () => isOver,
    isOver: () => isOver,
    isBlocked: () => false,
    whenDrained: () => {},
  }
}

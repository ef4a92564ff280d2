import type { Readable } from 'node:stream'
import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { DecodedEvent, StreamDecoder } from '../../codecs/codec.ts'
import type { Limits } from '../limits.ts'
import type { ExchangeTap } from '../proxy.ts'
import { createSseReader } from '../sse-reader.ts'
import { letEnd } from '../upstream/read-response.ts'
import type { Answer } from './answer.ts'

/**
 * Moves the upstream's stream through the decoder to the client: bytes in, events out, one write per read of its socket.
 *
 * A client that reads slowly pauses the upstream instead of filling the memory. Resolves with null when the client has
 * its answer, with a failure when the upstream reported one before any output; rejects if the stream broke off.
 */
export function pump(
  body: Readable,
  decoder: StreamDecoder,
  answer: Answer,
  { afterFinishMs }: Pick<Limits, 'afterFinishMs'>,
  tap: Pick<ExchangeTap, 'received'> | null = null,
): Promise<Failure | null> {
  const reader = createSseReader()
  return new Promise((resolve, reject) => {
    let isOver = false
    let afterFinish: NodeJS.Timeout | null = null
    const finish = (result: Failure | null) => {
      isOver = true
      if (afterFinish !== null) clearTimeout(afterFinish)
      letEnd(body)
      resolve(result)
    }
    const waitForRest = () => {
      afterFinish ??= setTimeout(() => {
        if (!isOver) guarded(() => send(decoder.end()))
      }, afterFinishMs)
      afterFinish.refresh()
    }
    /** A failure before any output is not sent: another attempt may do better. */
    const send = (decoded: readonly DecodedEvent[]) => {
      const early = answer.hasOutput() ? null : failureBeforeOutput(decoded)
      if (early !== null) return finish(early)
      if (decoded.length > 0) answer.push(decoded)
      if (answer.isOver()) finish(null)
    }
    const guarded = (read: () => void) => {
      try {
        read()
      } catch (error) {
        isOver = true
        body.destroy()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    let received: Uint8Array[] = []
    const readReceived = () => {
      const bytes = received.length === 1 ? received[0]! : Buffer.concat(received)
      received = []
      if (isOver || bytes.length === 0) return
      tap?.received(bytes)
      guarded(() => send(reader.push(bytes).flatMap((event) => decoder.push(event))))
      if (!isOver && decoder.hasFinish === true) waitForRest()
      if (!isOver && answer.isBlocked()) {
        body.pause()
        answer.whenDrained(() => body.resume())
      }
    }
    // One packet often holds many chunks. Taking all of them at once is much cheaper, and loses no time.
    body.on('data', (chunk: Uint8Array) => {
      if (received.length === 0) process.nextTick(readReceived)
      received.push(chunk)
    })
    body.once('end', () => {
      readReceived()
      if (isOver) return
      guarded(() => send([...reader.end().flatMap((event) => decoder.push(event)), ...decoder.end()]))
      if (!isOver) finish(null)
    })
    body.once('error', (error) => {
      readReceived()
      if (isOver) return
      guarded(() => {
        const rest = decoder.end()
        // A connection that breaks after the finish has cut nothing off.
        if (rest.some((event) => event.type === 'failure')) throw error
        send(rest)
      })
    })
  })
}

function failureBeforeOutput(decoded: readonly DecodedEvent[]): Failure | null {
  const first = decoded.find((event) => event.type === 'failure' || event.type === 'content_block_start')
  return first?.type === 'failure' ? first.failure : null
}

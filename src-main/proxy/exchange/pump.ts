import type { Readable } from 'node:stream'
import type { StreamDecoder } from '../../codecs/codec.ts'
import { createSseReader } from '../sse-reader.ts'
import type { Answer } from './answer.ts'

/** How long a finished upstream may take to close before its connection is dropped (fault F66). */
const closeGraceMs = 1_000

/**
 * Moves the upstream's stream through the decoder to the client: bytes in, events out, one write per read of its socket.
 *
 * A client that reads slowly pauses the upstream instead of filling the memory. Resolves when the stream has ended;
 * rejects if it broke off.
 */
export function pump(body: Readable, decoder: StreamDecoder, answer: Answer): Promise<void> {
  const reader = createSseReader()
  return new Promise((resolve, reject) => {
    const pass = (read: () => void) => {
      try {
        read()
      } catch (error) {
        body.destroy()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    body.on('data', (chunk: Uint8Array) => {
      if (answer.isOver) return
      pass(() => {
        const events = reader.push(chunk)
        const decoded = events.length === 1 ? decoder.push(events[0]!) : events.flatMap((event) => decoder.push(event))
        if (decoded.length > 0) answer.push(decoded)
      })
      if (answer.isOver) {
        // What follows the end is ignored (edge case 207); reading it out keeps the connection usable.
        setTimeout(() => body.destroy(), closeGraceMs).unref()
        resolve()
      } else if (answer.isBlocked) {
        body.pause()
        answer.whenDrained(() => body.resume())
      }
    })
    body.once('end', () => {
      pass(() => {
        for (const event of reader.end()) answer.push(decoder.push(event))
        if (!answer.isOver) answer.push(decoder.end())
      })
      resolve()
    })
    body.once('error', reject)
  })
}

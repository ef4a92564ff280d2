import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { errorEnvelope, failure, finalFailure, type Failure } from '../../shared/anthropic/errors.ts'
import { newId } from './ids.ts'

/**
 * Answers bytes that are no HTTP request, or one that does not come to its end in time, with Node's own statuses and in
 * Anthropic's form. `last` is the last answer on this connection: one that is under way is not torn.
 */
export function answerBadHttp(error: NodeJS.ErrnoException, socket: Duplex, last: ServerResponse | undefined): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  if (last?.headersSent === true && !last.closed)
    return void last.once('close', () => answerBadHttp(error, socket, last))
  const failed = describe(error.code)
  const requestId = newId('req')
  const body = JSON.stringify(errorEnvelope(failed, requestId))
  const lines = [
    `HTTP/1.1 ${failed.status} ${STATUS_CODES[failed.status]}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `request-id: ${requestId}`,
    'connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

function describe(code: string | undefined): Failure {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return failure('request_too_large', 'The headers of the request are larger than 16 KB.', { status: 431 })
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return failure('request_too_large', 'The chunk extensions of the request are too large.')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return failure('timeout_error', 'The request did not come to its end in time.', { status: 408 })
    default:
      return finalFailure('invalid_request_error', `The request is not valid HTTP (${code ?? 'unknown'}).`)
  }
}

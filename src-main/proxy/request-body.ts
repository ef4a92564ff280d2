import type { IncomingMessage } from 'node:http'
import { failure, finalFailure, type Failure } from '../../shared/anthropic/errors.ts'
import type { Limits } from './limits.ts'

/**
 * The request's body, or why it cannot be taken. A refused body is not read to its end; the caller closes the
 * connection.
 */
export function readRequestBody(
  request: IncomingMessage,
  { requestBodyBytes }: Pick<Limits, 'requestBodyBytes'>,
): Promise<Buffer | Failure> {
  const refusal = refuse(request, requestBodyBytes)
  if (refusal !== null) return Promise.resolve(refusal)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > requestBodyBytes) {
        request.removeAllListeners('data').pause()
        resolve(tooLarge(requestBodyBytes))
      } else {
        chunks.push(chunk)
      }
    })
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)))
    request.once('error', reject)
  })
}

function refuse({ headers }: IncomingMessage, mostBytes: number): Failure | null {
  // A web page may send other types without asking first; JSON it may not.
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? '')) {
    return finalFailure('invalid_request_error', 'The content-type must be application/json.', 415)
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    return finalFailure('invalid_request_error', 'The request body must not be compressed.', 415)
  }
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLarge(mostBytes) : null
}

function tooLarge(mostBytes: number): Failure {
  const megabytes = mostBytes / 1024 / 1024
  return failure('request_too_large', `The request is larger than ${megabytes} MB.`, { shouldRetry: false })
}

import { once } from 'node:events'
import { STATUS_CODES } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Reply, Step } from './faulty-upstream.ts'

/** Sends bytes, and goes on when the system has taken them. */
export const send =
  (bytes: string | Uint8Array): Step =>
  (socket) =>
    new Promise((resolve) => void socket.write(bytes, () => resolve()))

export const pause =
  (milliseconds: number): Step =>
  () =>
    sleep(milliseconds)

/** Breaks the connection off, so that the other side sees a reset. */
export const reset: Step = async (socket) => {
  // What was sent before is to arrive: a reset overtakes it otherwise.
  await sleep(5)
  socket.resetAndDestroy()
}

/** Ends its side of the connection in good order. */
export const end: Step = (socket) => void socket.end()

/** Says nothing more, until the other side has had enough. */
export const hold: Step = async (socket) => {
  if (!socket.destroyed) await once(socket, 'close')
}

/** Sends pieces of so many bytes, each on its own. */
export const drip =
  (bytes: string | Uint8Array, size: number, milliseconds = 0): Step =>
  async (socket) => {
    const all = Buffer.from(bytes)
    for (let start = 0; start < all.length && !socket.destroyed; start += size) {
      await send(all.subarray(start, start + size))(socket)
      if (milliseconds > 0) await sleep(milliseconds)
      else await new Promise(setImmediate)
    }
  }

type HeaderLines = Readonly<Record<string, string | number>>

/** The status line and headers of an answer. */
export function head(status: number, headers: HeaderLines): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`
}

/** A Claude host names each answer, and the client is told. */
const claudeId = { 'request-id': 'req_upstream' }

/** A whole answer of known length. */
export function whole(status: number, contentType: string, body: string | Uint8Array, headers: HeaderLines = {}): Step {
  const length = Buffer.byteLength(body)
  const start = head(status, { 'content-type': contentType, 'content-length': length, ...claudeId, ...headers })
  return send(Buffer.concat([Buffer.from(start), Buffer.from(body)]))
}

export const json = (status: number, body: unknown, headers: HeaderLines = {}): Step =>
  whole(status, 'application/json', typeof body === 'string' ? body : JSON.stringify(body), headers)

/** The beginning of an answer in chunks. */
export const openStream = (headers: HeaderLines = {}): Step =>
  send(head(200, { 'content-type': 'text/event-stream', ...claudeId, 'transfer-encoding': 'chunked', ...headers }))

/** Bytes as HTTP frames them in an answer of unknown length. */
export const framed = (bytes: string | Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${Buffer.byteLength(bytes).toString(16)}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')])

export const chunk = (bytes: string | Uint8Array): Step => send(framed(bytes))

/** The proper end of such an answer, whatever was in it. */
export const closeStream: Step = send('0\r\n\r\n')

/** A stream without any fault in its HTTP. */
export const streamed = (...chunks: readonly (string | Uint8Array)[]): Reply => [
  openStream(),
  ...chunks.filter((bytes) => bytes.length > 0).map(chunk),
  closeStream,
]

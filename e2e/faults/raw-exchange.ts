import { connect, type Socket } from 'node:net'

/** What a server answered on a raw socket. */
export interface RawAnswer {
  /** 0 where it closed without an answer. */
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A connection to the proxy, for bytes that no HTTP client would send. */
export interface RawConnection {
  send(bytes: string | Uint8Array): void
  /** The next answer; one that the connection's end cuts off counts as far as it came. */
  next(): Promise<RawAnswer>
  readonly isClosed: boolean
  close(): void
}

export function connectRaw(url: string): RawConnection {
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1')
  let received = Buffer.alloc(0)
  let isClosed = false
  let wake = () => {}
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    wake()
  })
  // A server that refuses may close before it has read everything.
  socket.on('error', () => {})
  socket.on('close', () => {
    isClosed = true
    wake()
  })
  return {
    send: (bytes) => void socket.write(bytes),
    async next() {
      for (;;) {
        const taken = takeAnswer(received, isClosed)
        if (taken !== null) {
          received = received.subarray(taken.length)
          return taken.answer
        }
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    get isClosed() {
      return isClosed
    },
    close: () => void socket.destroy(),
  }
}

/** Sends bytes on a connection of their own, and gives the first answer. */
export async function exchangeRaw(url: string, bytes: string | Uint8Array): Promise<RawAnswer> {
  const connection = connectRaw(url)
  connection.send(bytes)
  const answer = await connection.next()
  connection.close()
  return answer
}

function takeAnswer(
  received: Buffer,
  isClosed: boolean,
): { readonly answer: RawAnswer; readonly length: number } | null {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd === -1) {
    return isClosed ? { answer: { status: 0, headers: {}, body: received.toString() }, length: received.length } : null
  }
  const [statusLine = '', ...lines] = received.toString('latin1', 0, headEnd).split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? 0)
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const start = headEnd + 4
  const end = status < 200 ? start : bodyEnd(received, start, headers)
  if (end === null && !isClosed) return null
  const length = end ?? received.length
  return { answer: { status, headers, body: received.toString('utf8', start, length) }, length }
}

/** Null as long as the body is not complete. */
function bodyEnd(received: Buffer, start: number, headers: Readonly<Record<string, string>>): number | null {
  if (headers['transfer-encoding'] === 'chunked') {
    const last = received.indexOf('0\r\n\r\n', start)
    return last === -1 ? null : last + 5
  }
  const length = headers['content-length']
  if (length === undefined) return null
  return received.length >= start + Number(length) ? start + Number(length) : null
}

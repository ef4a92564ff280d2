import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'

/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface RequestReader {
  /** The next request on this connection, or null once the client has ended it. Throws at anything but plain HTTP/1.1. */
  next(options: { readonly withoutBody: boolean }): Promise<RawRequest | null>
}

const headEnd = '\r\n\r\n'
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+): ([\x20-\x7e]*)$/

/** Reads requests one after the other, and takes nothing that a strict server would not. */
export function createRequestReader(socket: Socket): RequestReader {
  let received = Buffer.alloc(0)
  let isOver = false
  let wake = () => {}
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    wake()
  })
  for (const event of ['end', 'close'] as const) {
    socket.on(event, () => {
      isOver = true
      wake()
    })
  }

  /** Waits until `find` finds something in what has been received. */
  async function until(find: () => number | null): Promise<number | null> {
    for (;;) {
      const found = find()
      if (found !== null || isOver) return found
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }

  function take(length: number): string {
    const text = received.toString('utf8', 0, length)
    received = received.subarray(length)
    return text
  }

  return {
    async next({ withoutBody }) {
      const headLength = await until(() => {
        const end = received.indexOf(headEnd)
        return end === -1 ? null : end + headEnd.length
      })
      if (headLength === null) return null
      const [requestLine = '', ...lines] = take(headLength).slice(0, -headEnd.length).split('\r\n')
      const [, method = '', url = ''] = /^([A-Z]+) (\/[\x21-\x7e]*) HTTP\/1\.1$/.exec(requestLine) ?? []
      if (method === '') throw new Error(`Not a request line: ${requestLine}`)
      const headers = readHeaders(lines)
      if (withoutBody) {
        received = Buffer.alloc(0)
        return { method, url, headers, body: '' }
      }
      const length = Number(headers['content-length'])
      if (!Number.isSafeInteger(length)) throw new Error('The request does not say how long its body is.')
      const isWhole = await until(() => (received.length >= length ? length : null))
      return isWhole === null ? null : { method, url, headers, body: take(length) }
    },
  }
}

function readHeaders(lines: readonly string[]): IncomingHttpHeaders {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const [, name = '', value = ''] = headerLine.exec(line) ?? []
    if (name === '') throw new Error(`Not a header: ${line}`)
    if (headers[name.toLowerCase()] !== undefined) throw new Error(`The header ${name} came twice.`)
    headers[name.toLowerCase()] = value
  }
  return headers
}

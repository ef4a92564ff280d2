import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { UpstreamResponse } from './upstream-client.ts'

/** How long an upstream may take to close once its answer is over, before its connection is dropped (fault F66). */
const closeGraceMs = 1_000

/** What follows the end of an answer is ignored (edge case 207); reading it out keeps the connection usable. */
export function letEnd(body: Readable): void {
  if (body.readableEnded || body.destroyed) return
  const grace = setTimeout(() => body.destroy(), closeGraceMs).unref()
  body.once('close', () => clearTimeout(grace))
  body.resume()
}

/** The body as text, cut off after `maxBytes`. Bytes that are no UTF-8 become U+FFFD. */
export async function readText(body: Readable, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= maxBytes) break
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes))
}

/**
 * Whether the answer is a stream of events. Some servers stream under a wrong content type, so where it does not say
 * `text/event-stream` the first bytes decide (edge cases 182 and 227).
 */
export async function isEventStream({ headers, body }: UpstreamResponse): Promise<boolean> {
  if (String(headers['content-type'] ?? '').includes('event-stream')) return true
  const start = (await peek(body)).toString('utf8').replace(/^\uFEFF/, '')
  return /^(data|event|id|retry)?:/.test(start)
}

/** The first chunk, which stays in the stream to be read again; empty if there is none. */
export async function peek(body: Readable): Promise<Buffer> {
  const isReadable = await new Promise<boolean>((resolve, reject) => {
    body.once('readable', () => resolve(true))
    body.once('end', () => resolve(false))
    body.once('error', reject)
  })
  const chunk = isReadable ? (body.read() as Buffer | null) : null
  if (chunk === null) return Buffer.alloc(0)
  body.unshift(chunk)
  return chunk
}

/** One string a header, names in lower case. */
export function flattenHeaders(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

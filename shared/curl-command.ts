import type { RecordedMessage } from './exchange-detail.ts'
import { hidden } from './hidden-secret.ts'

export interface CurlOptions {
  /** What a line without a host is relative to. */
  readonly baseUrl: string
  /** The variable that stands for the key, which was never recorded. */
  readonly keyVariable: string
}

/** What curl works out itself, or what belonged to the one connection. */
const ownHeaders = /^(?:host|connection|content-length|transfer-encoding|accept-encoding|expect|keep-alive|te|upgrade)$/

const credentialHeaders = /^(?:authorization|proxy-authorization|x-api-key|api-key|x-goog-api-key)$/

/** Names as HTTP has them (RFC 9110, 5.6.2). Another one could be an option to curl, which reads `@name` from a file. */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/**
 * The command that sends a recorded request again from a POSIX shell. The body goes in by a here-document: an argument of
 * more than 128 KiB is refused by Linux, and nothing in it needs quoting.
 *
 * @returns null where the body is not there as a whole
 */
export function curlCommand({ line, headers, body }: RecordedMessage, options: CurlOptions): string | null {
  if (body.kind !== 'text' || body.isCut) return null
  const key = `$${options.keyVariable}`
  const lines = [
    // Without --globoff, brackets in an address mean something to curl.
    `curl --globoff ${quoteAddress(addressOf(line, options.baseUrl), key)}`,
    ...headers
      .filter(([name]) => headerName.test(name) && !ownHeaders.test(name.toLowerCase()))
      .map(([name, value]) => `-H ${quoteHeader(name, value, key)}`),
  ]
  const end = endMark(body.text)
  return `${lines.join(' \\\n  ')} \\\n  --data-binary @- <<'${end}'\n${body.text}\n${end}\n`
}

/** `POST /v1/messages` or `https://…`. */
function addressOf(line: string, baseUrl: string): string {
  const target = line.slice(line.lastIndexOf(' ') + 1)
  return target.startsWith('/') ? baseUrl.replace(/\/$/, '') + target : target
}

function quoteAddress(address: string, key: string): string {
  return address.split(hidden).map(quote).join(`"${key}"`)
}

function quoteHeader(name: string, value: string, key: string): string {
  const secret = credentialHeaders.test(name.toLowerCase()) ? credential(name, value) : value
  return `${name}: ${oneLine(secret)}`.split(hidden).map(quote).join(`"${key}"`)
}

/** A header that lets somebody in, whatever was recorded of it: never a key, always its place. */
function credential(name: string, value: string): string {
  const scheme = /^(bearer|basic)\s/i.exec(value)?.[1]
  if (scheme !== undefined) return `${scheme} ${hidden}`
  return name.toLowerCase() === 'authorization' ? `Bearer ${hidden}` : hidden
}

/** A line break would end the header and begin another one. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}

/** For a POSIX shell, in which nothing means anything between single quotes. NUL cannot be written at all. */
function quote(text: string): string {
  return text === '' ? '' : `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`
}

/** A line that the body does not contain. */
function endMark(text: string): string {
  const lines = new Set(text.split(/\r?\n/))
  let mark = 'END'
  while (lines.has(mark)) mark += '_'
  return mark
}

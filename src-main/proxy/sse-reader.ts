import type { UpstreamEvent } from '../codecs/codec.ts'

/**
 * Reads server-sent events from bytes cut anywhere, also inside a character (edge cases 223 and 224).
 *
 * More tolerant than the standard where providers are sloppy (edge case 225): an event that the end of the stream cuts
 * off before its blank line still counts, and events glued together without a blank line are taken apart.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export interface SseReader {
  push(chunk: Uint8Array): readonly UpstreamEvent[]
  end(): readonly UpstreamEvent[]
}

/** A single event may carry a large tool argument, but not fill the memory (edge case 226). */
const maxEventCharacters = 32 * 1024 * 1024

export class EventTooLargeError extends Error {
  constructor() {
    super(`The upstream sent an event of more than ${maxEventCharacters / 1024 / 1024} MB`)
  }
}

export function createSseReader(): SseReader {
  // Strips a byte order mark at the start and holds back the bytes of an incomplete character.
  const decoder = new TextDecoder()
  let endedWithCarriageReturn = false
  /** The line so far, in parts: joined once, so that a huge line arriving in small chunks stays linear. */
  let lineParts: string[] = []
  let name = ''
  let data: string[] = []
  let pendingCharacters = 0
  let events: UpstreamEvent[] = []

  function readText(text: string): void {
    let rest = text
    if (endedWithCarriageReturn && rest.startsWith('\n')) rest = rest.slice(1)
    endedWithCarriageReturn = text === '' ? endedWithCarriageReturn : text.endsWith('\r')
    if (rest.includes('\r')) rest = rest.replace(/\r\n?/g, '\n')

    let start = 0
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', start)) {
      readLine(takeLine(rest.slice(start, end)))
      start = end + 1
    }
    if (start < rest.length) {
      lineParts.push(start === 0 ? rest : rest.slice(start))
      pendingCharacters += rest.length - start
      if (pendingCharacters > maxEventCharacters) throw new EventTooLargeError()
    }
  }

  function takeLine(lastPart: string): string {
    if (lineParts.length === 0) return lastPart
    lineParts.push(lastPart)
    const line = lineParts.join('')
    lineParts = []
    return line
  }

  function readLine(line: string): void {
    if (line === '') return dispatch()
    const colon = line.indexOf(':')
    // A comment; upstreams send them to keep the connection alive (edge case 139).
    if (colon === 0) return
    // A plain JSON line where an event was due, typically an error (edge case 208).
    if (line.startsWith('{')) return addData(line)
    const field = colon === -1 ? line : line.slice(0, colon)
    let value = colon === -1 ? '' : line.slice(colon + 1)
    if (value.startsWith(' ')) value = value.slice(1)
    if (field === 'data') {
      addData(value)
    } else if (field === 'event') {
      if (name !== '' && data.length > 0) dispatch()
      name = value
    }
  }

  function addData(value: string): void {
    data.push(value)
    pendingCharacters += value.length
    if (pendingCharacters > maxEventCharacters) throw new EventTooLargeError()
  }

  function dispatch(): void {
    if (data.length > 1 && data.every(isWholeRecord)) {
      for (const record of data) events.push({ name, data: record })
    } else if (data.length > 0) {
      events.push({ name, data: data.length === 1 ? data[0]! : data.join('\n') })
    }
    name = ''
    data = []
    pendingCharacters = 0
  }

  function takeEvents(): readonly UpstreamEvent[] {
    const taken = events
    events = []
    return taken
  }

  return {
    push(chunk) {
      readText(decoder.decode(chunk, { stream: true }))
      return takeEvents()
    },
    end() {
      readText(decoder.decode())
      if (lineParts.length > 0) readLine(takeLine(''))
      dispatch()
      return takeEvents()
    },
  }
}

/** Whether a data line is a complete JSON object or the end mark, so that two of them were two events. */
function isWholeRecord(line: string): boolean {
  return (line.startsWith('{') && line.endsWith('}')) || line === '[DONE]'
}

import { readRecord } from '../codecs/read-json.ts'
import type { Redact } from '../logging/pattern-redactor.ts'

/** Fields that hold the next piece of a text, in the streams of all wire formats. */
const pieces = new Set([
  'text',
  'thinking',
  'partial_json',
  'content',
  'reasoning',
  'reasoning_content',
  'arguments',
  'delta',
  'refusal',
])

interface Piece {
  readonly owner: Record<string, unknown>
  readonly field: string
  readonly text: string
  readonly line: number
}

/**
 * A stream's text with secrets hidden, also those that a model wrote in several pieces: each event then holds a part of
 * one, and only the joined pieces give it away. Their redacted text goes into the first of them.
 */
export function redactStream(text: string, redact: Redact): string {
  const lines = redact(text).split('\n')
  const events = lines.map(readEvent)
  const changed = new Set<number>()
  for (const series of seriesOf(events).values()) {
    const joined = series.map((piece) => piece.text).join('')
    const redacted = redact(joined)
    if (redacted === joined) continue
    for (const [index, { owner, field, line }] of series.entries()) {
      owner[field] = index === 0 ? redacted : ''
      changed.add(line)
    }
  }
  return lines.map((line, index) => (changed.has(index) ? `data: ${JSON.stringify(events[index])}` : line)).join('\n')
}

function readEvent(line: string): unknown {
  if (!line.startsWith('data:')) return null
  try {
    return JSON.parse(line.slice('data:'.length))
  } catch {
    return null
  }
}

/** The pieces at the same place of successive events. */
function seriesOf(events: readonly unknown[]): ReadonlyMap<string, readonly Piece[]> {
  const series = new Map<string, Piece[]>()
  const look = (value: unknown, path: string, line: number) => {
    if (typeof value !== 'object' || value === null) return
    const owner = value as Record<string, unknown>
    for (const [field, item] of Object.entries(owner)) {
      const place = `${path}.${field}`
      if (typeof item !== 'string') look(item, place, line)
      else if (pieces.has(field)) {
        const found = series.get(place)
        const piece = { owner, field, text: item, line }
        if (found === undefined) series.set(place, [piece])
        else found.push(piece)
      }
    }
  }
  events.forEach((event, line) => look(readRecord(event), '', line))
  return series
}

import { isRecord, textIn, type JsonRecord } from './json-record.ts'
import { readContent, type TalkPart } from './read-conversation.ts'

/** What the client was answered. */
export interface Answer {
  readonly parts: readonly TalkPart[]
  /** Of an answer that is, or ends in, an error. */
  readonly error: string | null
  /** Why the model stopped; null where the answer broke off or says nothing of it. */
  readonly stopReason: string | null
}

/**
 * Reads what the client was sent: a message, an error, or a stream of events, whose pieces are put together again. Takes
 * the beginning of a stream as well.
 */
export function readAnswer(text: string): Answer {
  const whole = parse(text)
  if (whole !== null) {
    return { parts: readContent(whole['content']), error: errorIn(whole), stopReason: stopReasonIn(whole) }
  }
  const blocks = new Map<unknown, Block>()
  let error: string | null = null
  let stopReason: string | null = null
  for (const event of eventsIn(text)) {
    error ??= errorIn(event)
    if (isRecord(event['delta'])) stopReason ??= stopReasonIn(event['delta'])
    takeEvent(blocks, event)
  }
  return { parts: readContent([...blocks.values()].map(finished)), error, stopReason }
}

interface Block {
  readonly start: JsonRecord
  text: string
  thinking: string
  json: string
}

function takeEvent(blocks: Map<unknown, Block>, event: JsonRecord): void {
  const { type, index, content_block: start, delta } = event
  if (type === 'content_block_start' && isRecord(start)) {
    blocks.set(index, { start, text: textIn(start, 'text'), thinking: textIn(start, 'thinking'), json: '' })
  }
  const block = blocks.get(index)
  if (type !== 'content_block_delta' || block === undefined || !isRecord(delta)) return
  block.text += textIn(delta, 'text')
  block.thinking += textIn(delta, 'thinking')
  block.json += textIn(delta, 'partial_json')
}

/** As it would stand in a message that was sent in one piece. */
function finished({ start, text, thinking, json }: Block): JsonRecord {
  // Arguments that were cut off are shown as the text that they are.
  return { ...start, text, thinking, input: json === '' ? start['input'] : (parse(json) ?? json) }
}

/** The data of each event; what is no JSON, as a cut-off last one, is left out. */
function* eventsIn(text: string): Iterable<JsonRecord> {
  for (const line of text.split(/\r\n|\n|\r/)) {
    const event = line.startsWith('data:') ? parse(line.slice('data:'.length)) : null
    if (event !== null) yield event
  }
}

function errorIn({ type, error }: JsonRecord): string | null {
  return type === 'error' && isRecord(error) ? textIn(error, 'message') : null
}

function stopReasonIn({ stop_reason: reason }: JsonRecord): string | null {
  return typeof reason === 'string' ? reason : null
}

function parse(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

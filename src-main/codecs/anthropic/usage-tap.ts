import type { Usage } from '../../../shared/anthropic/messages.ts'
import { emptyUsage } from '../../../shared/anthropic/usage.ts'
import { isObject } from '../json-problem.ts'

/** Watches an answer's bytes pass. It never changes them. */
export interface UsageTap {
  /** The next bytes of a stream or of a JSON body, cut anywhere. */
  push(chunk: Uint8Array): void
  /** What has been reported up to now; null if nothing was. To be asked once the answer is over. */
  usage(): Usage | null
  /** Whether a stream has come to its end; bytes that follow mean nothing. */
  isOver(): boolean
  /** How the answer ended, if these were all of its bytes. */
  ending(): AnswerEnding
  /** Whether the bytes up to now end with a whole event. */
  isBetweenEvents(): boolean
}

export type AnswerEnding =
  | { readonly kind: 'whole' }
  /** The stream told of an error, in these words. */
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'cut' }

/** Lines and bodies larger than this are not looked into. */
const mostBytes = 16 * 1024 * 1024

const newline = 0x0a
const carriageReturn = 0x0d

/** Only events with one of these are looked into. */
const telling = ['"usage"', '"message_stop"', '"error"'] as const

/** A body that begins with a brace is one JSON answer, any other is a stream of events. */
export function createUsageTap(): UsageTap {
  let isJsonBody: boolean | null = null
  let usage: Usage | null = null
  let ending: AnswerEnding = { kind: 'cut' }
  let lastBytes = ''
  /** The line that is not complete yet, or the JSON body. */
  let pending: Buffer[] = []
  let pendingBytes = 0

  const keep = (bytes: Buffer) => {
    pendingBytes += bytes.length
    if (pendingBytes <= mostBytes) pending.push(bytes)
    else pending = []
  }
  const takePending = () => {
    const bytes = Buffer.concat(pending)
    pending = []
    pendingBytes = 0
    return bytes
  }

  /** Most events are not even made into text. */
  const readEvents = (lines: Buffer) => {
    if (!telling.some((word) => lines.includes(word))) return
    for (const line of lines.toString('utf8').split(/[\r\n]/)) {
      if (!line.startsWith('data:') || !telling.some((word) => line.includes(word))) continue
      const event = parse(line.slice('data:'.length))
      if (!isObject(event)) continue
      if (event['type'] === 'message_start') usage = readUsage(event['message'], usage)
      if (event['type'] === 'message_delta') usage = readUsage(event, usage)
      if (event['type'] === 'message_stop') ending = { kind: 'whole' }
      if (event['type'] === 'error') ending = { kind: 'error', message: errorMessage(event['error']) }
    }
  }
  /** What no line end has followed: a JSON body, or the last line of a stream. */
  const readRest = () => {
    if (pending.length === 0) return
    if (isJsonBody !== true) return readEvents(takePending())
    const body = parse(takePending().toString('utf8'))
    if (isObject(body)) ending = { kind: 'whole' }
    usage = readUsage(body, usage)
  }
  const isBetweenEvents = () => /(^|\n\n|\r\r|\r\n\r\n)$/.test(lastBytes)

  return {
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      isJsonBody ??= bytes.length === 0 ? null : bytes.toString('latin1', 0, 16).trimStart().startsWith('{')
      lastBytes = (lastBytes + bytes.toString('latin1', Math.max(0, bytes.length - 4))).slice(-4)
      const linesEnd = isJsonBody === true ? 0 : endOfLines(bytes)
      if (linesEnd > 0) {
        keep(bytes.subarray(0, linesEnd))
        readEvents(takePending())
      }
      if (linesEnd < bytes.length) keep(bytes.subarray(linesEnd))
    },
    usage() {
      readRest()
      return usage
    },
    ending() {
      readRest()
      return ending
    },
    isOver: () => ending.kind !== 'cut' && isBetweenEvents(),
    isBetweenEvents,
  }
}

/** Where the last whole line ends. A CR may be the first half of a CRLF; the LF is then an empty line of its own. */
function endOfLines(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(newline), bytes.lastIndexOf(carriageReturn)) + 1
}

function errorMessage(error: unknown): string {
  return isObject(error) && typeof error['message'] === 'string' ? error['message'] : 'an error without a message'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The counts of `message_delta` are cumulative; those it lacks stay as they were (edge case 189). */
function readUsage(owner: unknown, before: Usage | null): Usage | null {
  const reported = isObject(owner) ? owner['usage'] : undefined
  if (!isObject(reported)) return before
  const { output_tokens_details: detailsBefore, ...known } = before ?? emptyUsage
  const count = (name: keyof typeof known) => (typeof reported[name] === 'number' ? reported[name] : known[name])
  const details = isObject(reported['output_tokens_details']) ? reported['output_tokens_details'] : {}
  const thinkingTokens = details['thinking_tokens'] ?? detailsBefore?.thinking_tokens
  return {
    input_tokens: count('input_tokens'),
    output_tokens: count('output_tokens'),
    cache_read_input_tokens: count('cache_read_input_tokens'),
    cache_creation_input_tokens: count('cache_creation_input_tokens'),
    ...(typeof thinkingTokens === 'number' ? { output_tokens_details: { thinking_tokens: thinkingTokens } } : {}),
  }
}

import type { Usage } from '../../../shared/anthropic/messages.ts'
import { emptyUsage } from '../../../shared/anthropic/usage.ts'
import { isObject } from '../json-problem.ts'

/** Watches an answer's bytes pass, for the request log. It never changes them. */
export interface UsageTap {
  /** The next bytes of a stream or of a JSON body, cut anywhere. */
  push(chunk: Uint8Array): void
  /** What has been reported up to now; null if nothing was. To be asked once the answer is over. */
  usage(): Usage | null
}

/** Lines and bodies larger than this are not looked into. */
const mostBytes = 16 * 1024 * 1024

const newline = 0x0a

/** A body that begins with a brace is one JSON answer, any other is a stream of events. */
export function createUsageTap(): UsageTap {
  let isJsonBody: boolean | null = null
  let usage: Usage | null = null
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

  return {
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      isJsonBody ??= bytes.length === 0 ? null : bytes.toString('latin1', 0, 16).trimStart().startsWith('{')
      const linesEnd = isJsonBody === true ? 0 : bytes.lastIndexOf(newline) + 1
      if (linesEnd > 0) {
        keep(bytes.subarray(0, linesEnd))
        usage = readEvents(takePending(), usage)
      }
      if (linesEnd < bytes.length) keep(bytes.subarray(linesEnd))
    },
    usage() {
      if (isJsonBody === true) usage = readUsage(parse(takePending().toString('utf8')), usage)
      return usage
    },
  }
}

/** Most events hold no usage, and are not even made into text. */
function readEvents(lines: Buffer, before: Usage | null): Usage | null {
  if (!lines.includes('"usage"')) return before
  let usage = before
  for (const line of lines.toString('utf8').split('\n')) {
    if (!line.startsWith('data:') || !line.includes('"usage"')) continue
    const event = parse(line.slice('data:'.length))
    if (!isObject(event)) continue
    if (event['type'] === 'message_start') usage = readUsage(event['message'], usage)
    if (event['type'] === 'message_delta') usage = readUsage(event, usage)
  }
  return usage
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

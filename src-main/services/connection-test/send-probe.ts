import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { createSseReader } from '../../proxy/sse-reader.ts'
import { noNotes, noteBody, noteEvent, type AnswerNotes } from './answer-notes.ts'

/** Where a probe goes: a proxy of its own. */
export interface ProbeTarget {
  readonly url: string
  readonly token: string
}

export interface ProbeAnswer extends AnswerNotes {
  /** Milliseconds from the request to the first output of a stream; null where there was none. */
  readonly firstTokenMs: number | null
  /** Milliseconds from the request to the end. */
  readonly durationMs: number
}

/** Sends one request and notes what comes back, up to the end or to the abort. Never rejects. */
export async function sendProbe(
  { url, token }: ProbeTarget,
  request: MessagesRequest,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  const start = performance.now()
  let notes = noNotes
  let firstTokenMs: number | null = null
  try {
    const response = await fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'anthropic-version': '2023-06-01',
      },
      body: JSON.stringify(request),
      signal,
    })
    if (!response.ok || request.stream !== true || response.body === null) {
      notes = noteBody(await response.json().catch(() => null))
    } else {
      const reader = createSseReader()
      for await (const chunk of response.body) {
        for (const { data } of reader.push(chunk)) {
          const event = parse(data)
          notes = noteEvent(notes, event)
          if (isOutput(event)) firstTokenMs ??= performance.now() - start
        }
      }
    }
  } catch {
    if (!signal.aborted) {
      const sentence = 'The provider broke off in the middle of its answer.'
      notes = { ...notes, failure: { type: 'api_error', sentence } }
    }
  }
  return { ...notes, firstTokenMs, durationMs: performance.now() - start }
}

function isOutput(event: unknown): boolean {
  return (event as { type?: unknown } | null)?.type === 'content_block_start'
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}

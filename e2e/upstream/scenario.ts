import type { IncomingHttpHeaders } from 'node:http'
import type { Conversation } from './conversation.ts'

export { hasResultOf, userSays } from './conversation.ts'

/** What a scripted upstream received and found correct. */
export interface ReceivedRequest<Body> {
  readonly headers: IncomingHttpHeaders
  readonly body: Body
  readonly conversation: Conversation
  /** The name of the step that answered it. */
  readonly step: string
  /** Milliseconds since the epoch. */
  readonly receivedAt: number
}

/** One expected request and what is answered. Each step is used once, the first unused one that matches wins. */
export interface Step {
  /** Appears in failure texts. */
  readonly name: string
  /** Left out: any request. */
  readonly when?: (conversation: Conversation) => boolean
  /** A function where the answer depends on what the request holds. */
  readonly reply: Reply | ((conversation: Conversation) => Reply)
  /** May be used any number of times, also never. */
  readonly optional?: true
}

export type Reply = Answer | ErrorReply | RawReply

/** A model's answer; sent as a stream or as one body, whichever the request asked for. */
export interface Answer {
  readonly kind: 'answer'
  readonly reasoning?: string
  readonly text?: string
  /** Their deltas are interleaved, as some servers do. */
  readonly toolCalls?: readonly ScriptedCall[]
  /** Why the model does not answer, where the API has a word for that. */
  readonly refusal?: string
  /** In the API's words; left out: those for calls if there are any, otherwise those for an ordinary end. */
  readonly finishReason?: string
  readonly usage?: ScriptedUsage
  /** Milliseconds between two chunks; left out: as fast as it goes. */
  readonly paceMs?: number
  /** The connection breaks after this many chunks. */
  readonly breakAfter?: number
}

export interface ScriptedCall {
  readonly id: string
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface ScriptedUsage {
  readonly promptTokens: number
  readonly completionTokens: number
  readonly cachedTokens?: number
  /** Among the completion tokens. */
  readonly reasoningTokens?: number
}

export interface ErrorReply {
  readonly kind: 'error'
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** OpenAI's `error` object, or what Google's has beside code and status. */
  readonly error: {
    readonly message: string
    readonly type?: string
    readonly code?: string | null
    readonly details?: readonly object[]
  }
}

/** Bytes as they are, for what only a faulty server sends. */
export interface RawReply {
  readonly kind: 'raw'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds before the status. */
  readonly delayMs?: number
}

export function answer(parts: Omit<Answer, 'kind'>): Answer {
  return { kind: 'answer', ...parts }
}

export function failure(
  status: number,
  error: ErrorReply['error'],
  headers: Readonly<Record<string, string>> = {},
): ErrorReply {
  return { kind: 'error', status, error, headers }
}

export function raw(status: number, contentType: string, body: string, delayMs = 0): RawReply {
  return { kind: 'raw', status, headers: { 'content-type': contentType }, body, delayMs }
}

/** A stream of these chunks, and the end mark if they are complete. */
export function rawStream(chunks: readonly object[], isComplete = true): RawReply {
  const events = [...chunks.map((chunk) => JSON.stringify(chunk)), ...(isComplete ? ['[DONE]'] : [])]
  return raw(200, 'text/event-stream', events.map((event) => `data: ${event}\n\n`).join(''))
}

export function call(id: string, name: string, input: ScriptedCall['input']): ScriptedCall {
  return { id, name, input }
}

import type { Conversation } from './conversation.ts'
import type { Answer, ErrorReply } from './scenario.ts'

/**
 * How a server checks, reads and answers the requests of one wire format. It may remember what it has given out, and ask
 * for that again.
 */
export interface UpstreamApi<Body> {
  /** Of the base URL, as a user sets it. */
  readonly basePath: string
  /** Every path with query that requests may go to. */
  readonly paths: readonly string[]
  /** The headers that a request with this key must have. */
  keyHeaders(key: string): Readonly<Record<string, string>>
  /** What is wrong with a body; empty if all is well. */
  check(body: unknown, path: string): readonly string[]
  /** Only for a body that has been checked. */
  read(body: Body, path: string): Conversation
  /** `number` makes the ids of an answer unique. */
  encodeAnswer(answer: Answer, asked: Asked<Body>, number: number): EncodedAnswer
  encodeError(error: ErrorReply): object
}

export interface Asked<Body> {
  readonly body: Body
  readonly conversation: Conversation
}

/** A stream, event by event in its framing, or one body. */
export type EncodedAnswer =
  { readonly kind: 'stream'; readonly events: readonly string[] } | { readonly kind: 'body'; readonly body: object }

/** An event as most servers frame it. */
export function dataEvent(data: object | string): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
}

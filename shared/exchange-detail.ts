import type { ExchangeSummary } from './request-log.ts'

/** Everything that was recorded of one exchange; fetched when somebody looks at it. Holds no keys. */
export interface ExchangeDetail {
  readonly summary: ExchangeSummary
  readonly clientRequest: RecordedMessage
  /** Of the last attempt; null where no upstream was asked. */
  readonly upstreamRequest: RecordedMessage | null
  /** Null as long as none came; so with the client's. */
  readonly upstreamAnswer: RecordedMessage | null
  readonly clientAnswer: RecordedMessage | null
  /** What the client was sent as a stream, in order, as far as it was recorded; empty for an answer in one piece. */
  readonly events: readonly RecordedEvent[]
}

/** One of the four messages of an exchange. */
export interface RecordedMessage {
  /** `POST /v1/messages`, `https://…`, or `200`. */
  readonly line: string
  /** In lower case, secrets replaced; none where bodies are not recorded. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: RecordedBody
}

export type RecordedBody =
  /** The user has not agreed to it. */
  | { readonly kind: 'not-recorded' }
  /** It was, and made room for newer ones. */
  | { readonly kind: 'dropped' }
  | {
      readonly kind: 'text'
      readonly text: string
      /** Of the whole, as it was sent. */
      readonly bytes: number
      /** Whether `text` is only its beginning. */
      readonly isCut: boolean
    }

/** One event of the stream that the client was sent. */
export interface RecordedEvent {
  readonly type: string
  /** Milliseconds from the request's arrival. */
  readonly at: number
  /** Characters of output that it carried. */
  readonly characters: number
}

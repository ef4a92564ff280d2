import type { AnswerBlock, Message, StopReason, Usage } from './messages.ts'

/**
 * The events of a streamed answer.
 *
 * The client's rules (edge cases 184–193): `message_start` once and first; blocks numbered 0, 1, 2 … in the order they
 * open; one block open at a time; `message_delta` carries stop reason and cumulative usage; nothing after `message_stop`.
 *
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export type StreamEvent =
  MessageStartEvent | BlockStartEvent | BlockDeltaEvent | BlockStopEvent | MessageDeltaEvent | MessageStopEvent

export interface MessageStartEvent {
  readonly type: 'message_start'
  readonly message: Message
}

export interface BlockStartEvent {
  readonly type: 'content_block_start'
  readonly index: number
  readonly content_block: AnswerBlock
}

export interface BlockDeltaEvent {
  readonly type: 'content_block_delta'
  readonly index: number
  readonly delta: BlockDelta
}

export type BlockDelta =
  | { readonly type: 'text_delta'; readonly text: string }
  | { readonly type: 'thinking_delta'; readonly thinking: string }
  | { readonly type: 'signature_delta'; readonly signature: string }
  | { readonly type: 'input_json_delta'; readonly partial_json: string }

export interface BlockStopEvent {
  readonly type: 'content_block_stop'
  readonly index: number
}

export interface MessageDeltaEvent {
  readonly type: 'message_delta'
  readonly delta: { readonly stop_reason: StopReason; readonly stop_sequence: string | null }
  readonly usage: Usage
}

export interface MessageStopEvent {
  readonly type: 'message_stop'
}

import type { AnswerBlock, Message } from '../../../shared/anthropic/messages.ts'
import type { BlockDelta, StreamEvent } from '../../../shared/anthropic/stream-events.ts'

/**
 * The stream of a complete message, for a client that asked for a stream where the upstream answered with one body
 * (edge case 182). `accumulateMessage` is its reverse.
 */
export function messageEvents(message: Message): readonly StreamEvent[] {
  const { content, stop_reason, stop_sequence, usage } = message
  return [
    {
      type: 'message_start',
      message: {
        ...message,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...usage, output_tokens: 0 },
      },
    },
    ...content.flatMap(blockEvents),
    { type: 'message_delta', delta: { stop_reason: stop_reason ?? 'end_turn', stop_sequence }, usage },
    { type: 'message_stop' },
  ]
}

function blockEvents(block: AnswerBlock, index: number): readonly StreamEvent[] {
  const { empty, deltas } = takeApart(block)
  return [
    { type: 'content_block_start', index, content_block: empty },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta }) as const),
    { type: 'content_block_stop', index },
  ]
}

/** A block starts empty, and its content follows in deltas (edge case 188). */
function takeApart(block: AnswerBlock): { readonly empty: AnswerBlock; readonly deltas: readonly BlockDelta[] } {
  switch (block.type) {
    case 'text':
      return {
        empty: { ...block, text: '' },
        deltas: block.text === '' ? [] : [{ type: 'text_delta', text: block.text }],
      }
    case 'thinking':
      return {
        empty: { ...block, thinking: '', signature: '' },
        deltas: [
          ...(block.thinking === '' ? [] : [{ type: 'thinking_delta', thinking: block.thinking } as const]),
          { type: 'signature_delta', signature: block.signature },
        ],
      }
    case 'tool_use':
    case 'server_tool_use':
      return {
        empty: { ...block, input: {} },
        deltas: [{ type: 'input_json_delta', partial_json: JSON.stringify(block.input ?? {}) }],
      }
    default:
      return { empty: block, deltas: [] }
  }
}

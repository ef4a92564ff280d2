import type { AnswerBlock, Message } from '../../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../../shared/anthropic/stream-events.ts'

/** A block as it grows; a tool's input arrives as pieces of JSON text. */
interface GrowingBlock {
  readonly start: AnswerBlock
  text: string
  signature: string
  json: string
}

/**
 * The message that a stream adds up to, or null if the stream did not end properly.
 *
 * A client that did not ask for a stream gets it where the upstream only streams (edge case 182).
 */
export function accumulateMessage(events: Iterable<StreamEvent>): Message | null {
  const blocks: GrowingBlock[] = []
  let start: Message | null = null
  let end: Pick<Message, 'stop_reason' | 'stop_sequence' | 'usage'> | null = null
  let isComplete = false
  for (const event of events) {
    switch (event.type) {
      case 'message_start':
        start = event.message
        break
      case 'content_block_start':
        blocks[event.index] = { start: event.content_block, text: '', signature: '', json: '' }
        break
      case 'content_block_delta': {
        const block = blocks[event.index]
        if (block === undefined) break
        const { delta } = event
        if (delta.type === 'text_delta') block.text += delta.text
        else if (delta.type === 'thinking_delta') block.text += delta.thinking
        else if (delta.type === 'signature_delta') block.signature = delta.signature
        else block.json += delta.partial_json
        break
      }
      case 'message_delta':
        end = { ...event.delta, usage: event.usage }
        break
      case 'message_stop':
        isComplete = true
        break
      case 'content_block_stop':
        break
    }
  }
  if (start === null || end === null || !isComplete) return null
  return { ...start, ...end, content: blocks.map(complete) }
}

function complete({ start, text, signature, json }: GrowingBlock): AnswerBlock {
  switch (start.type) {
    case 'text':
      return { ...start, text: start.text + text }
    case 'thinking':
      return { ...start, thinking: start.thinking + text, signature: signature || start.signature }
    case 'tool_use':
    case 'server_tool_use':
      return json === '' ? start : { ...start, input: parseInput(json) }
    default:
      return start
  }
}

/** Input that is no JSON stays text: the client then reports it to the model (edge case 176). */
function parseInput(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

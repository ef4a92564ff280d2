import { assertNever } from '../assert-never.ts'
import type { AnswerBlock, Message } from './messages.ts'
import type { BlockDelta } from './stream-events.ts'

/** Characters of output that a part of a stream carries: text, thinking and arguments; signatures are none. */
export function deltaCharacters(delta: BlockDelta): number {
  switch (delta.type) {
    case 'text_delta':
      return delta.text.length
    case 'thinking_delta':
      return delta.thinking.length
    case 'input_json_delta':
      return delta.partial_json.length
    case 'signature_delta':
      return 0
    default:
      return assertNever(delta)
  }
}

/** The same of a whole answer. */
export function outputCharacters({ content }: Pick<Message, 'content'>): number {
  return content.reduce((sum, block) => sum + blockCharacters(block), 0)
}

function blockCharacters(block: AnswerBlock): number {
  switch (block.type) {
    case 'text':
      return block.text.length
    case 'thinking':
      return block.thinking.length
    case 'tool_use':
    case 'server_tool_use':
      return JSON.stringify(block.input)?.length ?? 0
    case 'web_search_tool_result':
      return 0
    default:
      return assertNever(block)
  }
}

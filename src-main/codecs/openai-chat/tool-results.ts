import type { ToolResultBlock } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { placedBlocks } from '../conversation/blocks.ts'
import type { ChatPart } from './chat-request.ts'
import { encodeParts } from './content-parts.ts'
import type { ToolNames } from '../tools/tool-names.ts'

export interface EncodedResult {
  /** What the tool said; never empty, as some servers reject empty results. */
  readonly text: string
  /** Images and PDFs, which a chat server takes from the user only (edge case 12). */
  readonly attachments: readonly ChatPart[]
}

/** What stands in for the result of a call that never got one (edge case 26). */
export const interruptedResult = '[interrupted: this call has no result]'

/** The result of a tool, whatever the form of its content (edge cases 10 to 14). */
export function encodeResult(
  block: ToolResultBlock,
  field: string,
  names: ToolNames,
  losses: LossReport,
): EncodedResult {
  const parts = placedBlocks(block.content, `${field}.content`).flatMap((placed) => encodeParts(placed, names, losses))
  const texts = parts.map((part) => {
    if (part.type === 'text') return part.text
    return part.type === 'file' ? `[${part.file.filename}: attached below]` : '[image: attached below]'
  })
  const text = texts.length === 0 ? '(no output)' : texts.join('\n\n')
  // Chat Completions has no flag for a failed tool (edge case 11).
  return {
    text: block.is_error === true ? `[tool error]\n${text}` : text,
    attachments: parts.filter((part) => part.type !== 'text'),
  }
}

import { emptyResult, resultParts, type PlacedResult } from '../conversation/results.ts'
import type { LossReport } from '../loss-report.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import type { ChatPart } from './chat-request.ts'
import { toChatPart } from './content-parts.ts'

export interface EncodedResult {
  /** What the tool said; never empty, as some servers reject empty results. */
  readonly text: string
  /** Images and PDFs, which a chat server takes from the user only (edge case 12). */
  readonly attachments: readonly ChatPart[]
}

/** The result of a tool, whatever the form of its content (edge cases 10 to 14). */
export function encodeResult(result: PlacedResult, names: ToolNames, losses: LossReport): EncodedResult {
  const parts = resultParts(result, names, losses)
  const texts = parts.map((part) => {
    if (part.type === 'text') return part.text
    return part.type === 'pdf' ? `[${part.name}: attached below]` : '[image: attached below]'
  })
  const text = texts.length === 0 ? emptyResult : texts.join('\n\n')
  // Chat Completions has no flag for a failed tool (edge case 11).
  return {
    text: result.block.is_error === true ? `[tool error]\n${text}` : text,
    attachments: parts.filter((part) => part.type !== 'text').map(toChatPart),
  }
}

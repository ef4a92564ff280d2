import type { SearchResultBlock } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import { cleanText, isVisible, joinTexts, placedBlocks, type PlacedBlock } from './blocks.ts'
import { readDocument } from './documents.ts'
import { readImage } from './images.ts'
import type { Part, TextPart } from './part.ts'
import { otherBlockText } from './server-blocks.ts'

/** Documents may hold documents; nobody sends more than one level. */
const deepestDocument = 3

/**
 * What the model sees of a block in a user's message or a tool's result. Blocks without a counterpart in other APIs
 * become text or nothing, never an error (edge cases 14, 15, 16, 22, 23 and 146).
 */
export function readParts(
  { block, field }: PlacedBlock,
  names: ToolNames,
  losses: LossReport,
  depth = 0,
): readonly Part[] {
  switch (block.type) {
    case 'text':
      return textParts(cleanText(block.text))
    case 'image': {
      const image = readImage(block)
      if (image.type === 'image') return [image]
      losses.add('dropped', field, `The image was left out because ${image.reason}.`)
      return textParts(`[image omitted: ${image.reason}]`)
    }
    case 'document': {
      if (depth >= deepestDocument) return []
      const document = readDocument(block, field)
      if (document.type === 'text') return textParts(document.text)
      if (document.type === 'pdf') return [...textParts(document.heading), document.part]
      if (document.type === 'blocks') {
        const inner = document.blocks.flatMap((placed) => readParts(placed, names, losses, depth + 1))
        return [...textParts(document.heading), ...inner]
      }
      losses.add('dropped', field, `The document was left out because ${document.reason}.`)
      return textParts(document.text)
    }
    case 'tool_reference':
      return textParts(`[Loaded tool: ${names.upstream(cleanText(block.tool_name))}]`)
    case 'search_result':
      return textParts(searchResultText(block, field))
    default:
      return textParts(otherBlockText({ block, field }, losses))
  }
}

export function textParts(text: string): readonly TextPart[] {
  return isVisible(text) ? [{ type: 'text', text }] : []
}

function searchResultText(block: SearchResultBlock, field: string): string {
  const inner = placedBlocks(block.content, field)
  const texts = inner.map(({ block: content }) => (content.type === 'text' ? cleanText(content.text) : ''))
  return joinTexts([cleanText(block.title), cleanText(block.source), ...texts])
}

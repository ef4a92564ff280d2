import type { SearchResultBlock } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { cleanText, isVisible, joinTexts, placedBlocks, type PlacedBlock } from '../conversation/blocks.ts'
import type { ChatPart } from './chat-request.ts'
import { encodeDocument } from './documents.ts'
import { encodeImage } from './images.ts'
import { serverBlockText } from './server-blocks.ts'
import type { ToolNames } from '../tools/tool-names.ts'

/** Documents may hold documents; nobody sends more than one level. */
const deepestDocument = 3

/**
 * What the model sees of a block in a user's message or a tool's result. Blocks that a chat server has no part for
 * become text or nothing, never an error (edge cases 22, 23 and 146).
 */
export function encodeParts(
  { block, field }: PlacedBlock,
  names: ToolNames,
  losses: LossReport,
  depth = 0,
): readonly ChatPart[] {
  switch (block.type) {
    case 'text':
      return textParts(cleanText(block.text))
    case 'image': {
      const image = encodeImage(block)
      if (image.type === 'image_url') return [image]
      losses.add('dropped', field, `The image was left out because ${image.reason}.`)
      return textParts(`[image omitted: ${image.reason}]`)
    }
    case 'document': {
      if (depth >= deepestDocument) return []
      const document = encodeDocument(block, field)
      if (document.type === 'text') return textParts(document.text)
      if (document.type === 'pdf') return [...textParts(document.heading), document.part]
      if (document.type === 'blocks') {
        const inner = document.blocks.flatMap((placed) => encodeParts(placed, names, losses, depth + 1))
        return [...textParts(document.heading), ...inner]
      }
      losses.add('dropped', field, `The document was left out because ${document.reason}.`)
      return textParts(document.text)
    }
    case 'tool_reference':
      return textParts(`[Loaded tool: ${names.upstream(cleanText(block.tool_name))}]`)
    case 'search_result':
      return textParts(searchResultText(block, field))
    default: {
      const text = serverBlockText(block)
      if (text !== '') {
        losses.add('changed', field, `A ${block.type} block became text.`)
        return textParts(text)
      }
      losses.add('dropped', field, `Chat Completions has no counterpart for ${block.type} blocks here.`)
      return []
    }
  }
}

function textParts(text: string): readonly ChatPart[] {
  return isVisible(text) ? [{ type: 'text', text }] : []
}

function searchResultText(block: SearchResultBlock, field: string): string {
  const inner = placedBlocks(block.content, field)
  const texts = inner.map(({ block: content }) => (content.type === 'text' ? cleanText(content.text) : ''))
  return joinTexts([cleanText(block.title), cleanText(block.source), ...texts])
}

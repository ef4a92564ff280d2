import type { ContentBlock, ImageBlock } from '../../../shared/anthropic/messages.ts'
import { cleanText, isVisible, joinTexts, placedBlocks, type PlacedBlock } from '../conversation/blocks.ts'
import type { LossReport } from '../loss-report.ts'
import { encodeDocument } from '../openai-chat/documents.ts'
import { encodeImage } from '../openai-chat/images.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import { withCacheMark } from './cache-marks.ts'
import type { BodyImage, BodyPart, BodyText } from './messages-body.ts'

/** Documents may hold documents; nobody sends more than one level. */
const deepestDocument = 3

/**
 * What the model sees of a block in a user's message or a tool's result: text, images and PDFs as they are, everything
 * else as text or not at all, never an error (edge cases 14, 15, 16, 22 and 23).
 */
export function encodeParts(
  { block, field }: PlacedBlock,
  names: ToolNames,
  losses: LossReport,
  depth = 0,
): readonly BodyPart[] {
  return withCacheMark(encodeBlock({ block, field }, names, losses, depth), block)
}

function encodeBlock(
  { block, field }: PlacedBlock,
  names: ToolNames,
  losses: LossReport,
  depth: number,
): readonly BodyPart[] {
  switch (block.type) {
    case 'text':
      return textPart(cleanText(block.text))
    case 'image': {
      const image = encodeImage(block)
      if (image.type === 'image_url')
        return [imagePart(typeof image.image_url === 'string' ? image.image_url : image.image_url.url)]
      losses.add('dropped', field, `The image was left out because ${image.reason}.`)
      return textPart(`[image omitted: ${image.reason}]`)
    }
    case 'document': {
      if (depth >= deepestDocument) return []
      const document = encodeDocument(block, field)
      if (document.type === 'text') return textPart(document.text)
      if (document.type === 'pdf') return [...textPart(document.heading), pdfPart(document.part.file)]
      if (document.type === 'blocks') {
        const inner = document.blocks.flatMap((placed) => encodeParts(placed, names, losses, depth + 1))
        return [...textPart(document.heading), ...inner]
      }
      losses.add('dropped', field, `The document was left out because ${document.reason}.`)
      return textPart(document.text)
    }
    case 'tool_reference':
      return textPart(`[Loaded tool: ${names.upstream(cleanText(block.tool_name))}]`)
    case 'search_result':
      return textPart(searchResultText(block, field))
    default:
      losses.add('dropped', field, `Other vendors have no counterpart for ${block.type} blocks here.`)
      return []
  }
}

export function textPart(text: string): readonly BodyText[] {
  return isVisible(text) ? [{ type: 'text', text }] : []
}

function imagePart(url: string): BodyImage {
  const [, mediaType, data] = /^data:([^;]+);base64,(.*)$/s.exec(url) ?? []
  return mediaType === undefined || data === undefined
    ? { type: 'image', source: { type: 'url', url } satisfies ImageBlock['source'] }
    : { type: 'image', source: { type: 'base64', media_type: mediaType, data } }
}

function pdfPart({ filename, file_data: dataUrl }: { readonly filename: string; readonly file_data: string }) {
  const data = dataUrl.slice(dataUrl.indexOf(',') + 1)
  return {
    type: 'document' as const,
    source: { type: 'base64' as const, media_type: 'application/pdf' as const, data },
    title: filename,
  }
}

function searchResultText(block: Extract<ContentBlock, { type: 'search_result' }>, field: string): string {
  const inner = placedBlocks(block.content, field)
  const texts = inner.map(({ block: content }) => (content.type === 'text' ? cleanText(content.text) : ''))
  return joinTexts([cleanText(block.title), cleanText(block.source), ...texts])
}

import type { DocumentBlock } from '../../../shared/anthropic/messages.ts'
import { cleanText, isVisible, joinTexts, placedBlocks, type PlacedBlock } from './blocks.ts'
import type { PdfPart } from './part.ts'

/** What a document becomes: text, a PDF, blocks to be encoded in its place, or the reason why it cannot be shown. */
export type ReadDocument =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'pdf'; readonly heading: string; readonly part: PdfPart }
  | { readonly type: 'blocks'; readonly heading: string; readonly blocks: readonly PlacedBlock[] }
  | { readonly type: 'omitted'; readonly text: string; readonly reason: string }

/** How a PDF starts in base64. */
const pdfSignature = 'JVBERi'

/** A document for another provider (edge case 15): PDFs as they are, texts inline, everything else as a visible stub. */
export function readDocument(block: DocumentBlock, field: string): ReadDocument {
  const source: { type?: unknown; data?: unknown; url?: unknown; media_type?: unknown; content?: unknown } =
    block.source ?? {}
  const title = cleanText(block.title)
  const heading = joinTexts([isVisible(title) ? `Document: ${title}` : '', cleanText(block.context)])
  switch (source.type) {
    case 'base64':
      return readBytes(cleanText(source.data), cleanText(source.media_type), title, heading)
    case 'text':
      return { type: 'text', text: joinTexts([heading, cleanText(source.data)]) }
    case 'content':
      return { type: 'blocks', heading, blocks: placedBlocks(source.content, `${field}.source.content`) }
    case 'url':
      return omitted(title, heading, `it is at ${cleanText(source.url)} and was not fetched`)
    case 'file':
      return omitted(title, heading, 'it is stored with Anthropic only')
    default:
      return omitted(title, heading, 'it has no data')
  }
}

function readBytes(data: string, mediaType: string, title: string, heading: string): ReadDocument {
  if (data.startsWith(pdfSignature) || (data !== '' && mediaType === 'application/pdf')) {
    return { type: 'pdf', heading, part: { type: 'pdf', name: fileName(title), data } }
  }
  const text = mediaType.startsWith('text/') ? decodeText(data) : null
  if (text !== null) return { type: 'text', text: joinTexts([heading, text]) }
  return omitted(title, heading, data === '' ? 'it has no data' : `${mediaType || 'its kind'} is not understood`)
}

function omitted(title: string, heading: string, reason: string): ReadDocument {
  const name = isVisible(title) ? `document "${title}"` : 'document'
  return { type: 'omitted', text: joinTexts([heading, `[${name} omitted: ${reason}]`]), reason }
}

function fileName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_').trim()
  return name === '' ? 'document.pdf' : /\.pdf$/i.test(name) ? name : `${name}.pdf`
}

function decodeText(base64: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
  } catch {
    return null
  }
}

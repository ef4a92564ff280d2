import type { ImagePart, Part } from '../conversation/part.ts'
import type { GeminiPart, InlinePart, MediaPart } from './gemini-request.ts'

/** A part of a user's message in Gemini's form: images and PDFs as they are (edge case 87). */
export function toGeminiPart(part: Part): GeminiPart {
  switch (part.type) {
    case 'text':
      return { text: part.text }
    case 'pdf':
      return inline('application/pdf', part.data)
    case 'image':
      return toImage(part)
  }
}

/** What functions may return beside text; a GIF may not. */
const returnable = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf']

/** An image or PDF in the form that a function's response may hold; null where it must stand beside it. */
export function toResponsePart(part: Exclude<Part, { type: 'text' }>): InlinePart | null {
  if (part.type === 'pdf') return inline('application/pdf', part.data)
  const { source } = part
  return source.kind === 'data' && returnable.includes(source.mediaType) ? inline(source.mediaType, source.data) : null
}

function toImage({ source }: ImagePart): MediaPart {
  if (source.kind === 'data') return inline(source.mediaType, source.data)
  return { fileData: { mimeType: mediaTypeOf(source.url), fileUri: source.url } }
}

function inline(mimeType: string, data: string): InlinePart {
  return { inlineData: { mimeType, data } }
}

/** Google wants to know before it looks. */
function mediaTypeOf(url: string): string {
  const extension = /\.(png|webp|gif)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase()
  return `image/${extension ?? 'jpeg'}`
}

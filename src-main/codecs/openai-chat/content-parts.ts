import { assertNever } from '../../../shared/assert-never.ts'
import type { Part } from '../conversation/part.ts'
import type { ChatPart } from './chat-request.ts'

/** The form that Chat Completions have for what a model is shown. */
export function toChatPart(part: Part): ChatPart {
  switch (part.type) {
    case 'text':
      return part
    case 'image': {
      const { source } = part
      const url = source.kind === 'url' ? source.url : `data:${source.mediaType};base64,${source.data}`
      return { type: 'image_url', image_url: { url } }
    }
    case 'pdf':
      return { type: 'file', file: { filename: part.name, file_data: `data:application/pdf;base64,${part.data}` } }
    default:
      return assertNever(part)
  }
}

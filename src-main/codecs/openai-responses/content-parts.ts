import { assertNever } from '../../../shared/assert-never.ts'
import type { Part } from '../conversation/part.ts'
import type { InputPart } from './responses-request.ts'

/** The form that the Responses API has for what a model is shown (edge case 70). */
export function toInputPart(part: Part): InputPart {
  switch (part.type) {
    case 'text':
      return { type: 'input_text', text: part.text }
    case 'image': {
      const { source } = part
      const url = source.kind === 'url' ? source.url : `data:${source.mediaType};base64,${source.data}`
      return { type: 'input_image', image_url: url, detail: 'auto' }
    }
    case 'pdf':
      return { type: 'input_file', filename: part.name, file_data: `data:application/pdf;base64,${part.data}` }
    default:
      return assertNever(part)
  }
}

import type { InputItem, InputPart } from '../responses-request.ts'
import type { ResponsesQuirk } from './quirk.ts'

/** Replaces files by a line that names them, for servers that know text and images only (edge cases 15 and 146). */
export const noFiles: ResponsesQuirk = (body, _context, losses) => {
  const input = body.input.map((item, index): InputItem => {
    const parts = partsOf(item)
    if (!parts.some(({ type }) => type === 'input_file')) return item
    losses.add('dropped', `input[${index}]`, 'This provider takes no files, so PDFs were left out.')
    const kept = parts.map(withoutFile)
    if (item.type === 'function_call_output') return { ...item, output: kept }
    return { type: 'message', role: 'user', content: kept }
  })
  return { ...body, input }
}

function partsOf(item: InputItem): readonly InputPart[] {
  if (item.type === 'function_call_output') return typeof item.output === 'string' ? [] : item.output
  return item.type === 'message' && item.role === 'user' ? item.content : []
}

function withoutFile(part: InputPart): InputPart {
  if (part.type !== 'input_file') return part
  return { type: 'input_text', text: `[${part.filename} omitted: files cannot be shown to this model]` }
}

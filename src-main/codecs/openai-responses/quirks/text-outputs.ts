import { outputOf } from '../function-outputs.ts'
import type { FunctionOutput, InputItem, InputPart } from '../responses-request.ts'
import type { ResponsesQuirk } from './quirk.ts'

/**
 * Leaves only text in the outputs of tools, for servers that take no more (edge case 62). What else a tool gave follows
 * in a message of the user behind all outputs of the turn (edge case 12).
 */
export const textOutputs: ResponsesQuirk = (body, _context, losses) => {
  const input: InputItem[] = []
  let attached: InputPart[] = []
  const attach = () => {
    if (attached.length > 0) input.push({ type: 'message', role: 'user', content: attached })
    attached = []
  }
  for (const item of body.input) {
    if (item.type !== 'function_call_output') {
      attach()
      input.push(item)
      continue
    }
    if (typeof item.output === 'string') {
      input.push(item)
      continue
    }
    losses.add('changed', 'messages', 'Images and files of tool results follow in a message of the user.')
    input.push({ ...item, output: outputOf(item.output.map(asNote)) })
    attached.push({ type: 'input_text', text: `From the result of ${item.call_id}:` }, ...attachmentsOf(item))
  }
  attach()
  return { ...body, input }
}

function asNote(part: InputPart): InputPart {
  if (part.type === 'input_text') return part
  const name = part.type === 'input_file' ? part.filename : 'image'
  return { type: 'input_text', text: `[${name}: attached below]` }
}

function attachmentsOf({ output }: FunctionOutput): readonly InputPart[] {
  return typeof output === 'string' ? [] : output.filter(({ type }) => type !== 'input_text')
}

import { mostTools, withinMostTools } from '../../tools/most-tools.ts'
import type { ResponsesQuirk } from './quirk.ts'

/** More than 128 tools are an error (edge case 32). */
export const atMost128Tools: ResponsesQuirk = (body, _context, losses) => {
  const { tools, tool_choice: choice, input } = body
  if (tools === undefined || tools.length <= mostTools) return body
  const used = new Set(input.flatMap((item) => (item.type === 'function_call' ? [item.name] : [])))
  if (typeof choice === 'object') used.add(choice.name)
  return { ...body, tools: withinMostTools(tools, ({ name }) => name, used, losses) }
}

import { mostTools, withinMostTools } from '../../tools/most-tools.ts'
import type { RequestQuirk } from './quirk.ts'

/** More than 128 tools are an error at OpenAI and its strict imitators (edge case 32). */
export const atMost128Tools: RequestQuirk = (body, _context, losses) => {
  const { tools, tool_choice: choice, messages } = body
  if (tools === undefined || tools.length <= mostTools) return body
  const used = new Set(
    messages.flatMap((message) =>
      message.role === 'assistant' ? (message.tool_calls ?? []).map((call) => call.function.name) : [],
    ),
  )
  if (typeof choice === 'object') used.add(choice.function.name)
  return { ...body, tools: withinMostTools(tools, (tool) => tool.function.name, used, losses) }
}

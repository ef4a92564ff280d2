import type { RequestQuirk } from './quirk.ts'

const most = 128

/**
 * More than 128 tools are an error at OpenAI and its strict imitators (edge case 32). Those that the model has used, or
 * must use, stay in any case; of the others the last ones go.
 */
export const atMost128Tools: RequestQuirk = (body, _context, losses) => {
  const { tools, tool_choice: choice, messages } = body
  if (tools === undefined || tools.length <= most) return body
  const used = new Set(
    messages.flatMap((message) =>
      message.role === 'assistant' ? (message.tool_calls ?? []).map((call) => call.function.name) : [],
    ),
  )
  if (typeof choice === 'object') used.add(choice.function.name)
  const names = tools.map((tool) => tool.function.name)
  const needed = names.filter((name) => used.has(name))
  const others = names.filter((name) => !used.has(name))
  const kept = new Set([...needed, ...others].slice(0, most))
  losses.add('dropped', 'tools', `This provider takes ${most} tools, so ${tools.length - most} of them were left out.`)
  return { ...body, tools: tools.filter((tool) => kept.has(tool.function.name)) }
}

import type { LossReport } from '../../loss-report.ts'
import type { ChatRequest } from '../chat-request.ts'

/**
 * For models that may not be forced to call a tool: they are shown only the tool that they should call, and choose for
 * themselves (edge cases 37, 110 and 130).
 */
export function withoutForcedChoice(body: ChatRequest, losses: LossReport): ChatRequest {
  const { tool_choice: choice } = body
  if (choice === undefined || choice === 'auto' || choice === 'none') return body
  losses.add('changed', 'tool_choice', `${body.model} cannot be forced to call a tool, so it chooses for itself.`)
  return { ...onlyChosenTool(body), tool_choice: 'auto' }
}

/** The request with no tool but the one that must be called, where the choice names one. */
export function onlyChosenTool(body: ChatRequest): ChatRequest {
  const { tool_choice: choice, tools } = body
  if (typeof choice !== 'object' || tools === undefined) return body
  return { ...body, tools: tools.filter((tool) => tool.function.name === choice.function.name) }
}

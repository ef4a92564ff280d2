import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { declareFunctions, type DeclaredFunction } from '../tools/declare-functions.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import type { ChatRequest, ChatTool } from './chat-request.ts'

export interface EncodedTools {
  /** All absent together where no tool is left: servers reject a choice without tools (edge cases 34 and 117). */
  readonly fields: Pick<ChatRequest, 'tools' | 'tool_choice' | 'parallel_tool_calls'>
  readonly names: ToolNames
}

/** The client's tools and its choice among them, in the form of Chat Completions. */
export function encodeTools(request: MessagesRequest, losses: LossReport): EncodedTools {
  const { functions, choice, isSerial, names } = declareFunctions(request, losses)
  if (functions.length === 0) return { fields: {}, names }
  const fields = {
    tools: functions.map(toChatTool),
    ...(choice === undefined
      ? {}
      : { tool_choice: typeof choice === 'string' ? choice : { type: 'function' as const, function: choice } }),
    ...(isSerial ? { parallel_tool_calls: false as const } : {}),
  }
  return { fields, names }
}

function toChatTool({ isStrict, ...declared }: DeclaredFunction): ChatTool {
  return { type: 'function', function: { ...declared, ...(isStrict ? { strict: true } : {}) } }
}

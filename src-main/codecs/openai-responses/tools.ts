import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { declareFunctions } from '../tools/declare-functions.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import type { ResponsesRequest } from './responses-request.ts'

export interface EncodedTools {
  /** All absent together where no tool is left: servers reject a choice without tools (edge cases 34 and 117). */
  readonly fields: Pick<ResponsesRequest, 'tools' | 'tool_choice' | 'parallel_tool_calls'>
  readonly names: ToolNames
}

/** The client's tools and its choice among them, in the flat form that is the Responses API's (edge cases 60 and 66). */
export function encodeTools(request: MessagesRequest, losses: LossReport): EncodedTools {
  const { functions, choice, isSerial, names } = declareFunctions(request, losses)
  if (functions.length === 0) return { fields: {}, names }
  const fields = {
    tools: functions.map(({ isStrict, ...declared }) => ({ type: 'function' as const, ...declared, strict: isStrict })),
    ...(choice === undefined
      ? {}
      : { tool_choice: typeof choice === 'string' ? choice : { type: 'function' as const, ...choice } }),
    ...(isSerial ? { parallel_tool_calls: false as const } : {}),
  }
  return { fields, names }
}

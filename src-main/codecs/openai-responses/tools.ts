import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { cleanText, isVisible } from '../conversation/blocks.ts'
import type { LossReport } from '../loss-report.ts'
import {
  chosenTool,
  isSerialChoice,
  reportToolLosses,
  selectTools,
  type PlacedTool,
  type SelectedTools,
} from '../tools/select-tools.ts'
import { isStrictSchema } from '../tools/strict-schema.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import { encodeToolSchema } from '../tools/tool-schema.ts'
import type { FunctionChoice, FunctionTool, ResponsesRequest } from './responses-request.ts'

export interface EncodedTools {
  /** All absent together where no tool is left: servers reject a choice without tools (edge cases 34 and 117). */
  readonly fields: Pick<ResponsesRequest, 'tools' | 'tool_choice' | 'parallel_tool_calls'>
  readonly names: ToolNames
}

/** The tools that the client runs, as functions, and the client's choice among them (edge cases 28 to 36, 60 and 66). */
export function encodeTools(request: MessagesRequest, losses: LossReport): EncodedTools {
  const selected = selectTools(request, losses)
  const { shown, names } = selected
  if (shown.length === 0) return { fields: {}, names }
  const choice = encodeChoice(request.tool_choice, selected, losses)
  const fields = {
    tools: shown.map((placed) => encodeTool(placed, names, losses)),
    ...(choice === undefined ? {} : { tool_choice: choice }),
    ...(isSerialChoice(request.tool_choice) ? { parallel_tool_calls: false as const } : {}),
  }
  return { fields, names }
}

function encodeTool(placed: PlacedTool, names: ToolNames, losses: LossReport): FunctionTool {
  const { tool, field } = placed
  const parameters = encodeToolSchema(tool.input_schema, `${field}.input_schema`, losses)
  const strict = tool.strict === true && isStrictSchema(parameters)
  reportToolLosses(placed, names, losses, strict ? ['strict'] : [])
  const description = cleanText(tool.description)
  return {
    type: 'function',
    name: names.upstream(tool.name),
    ...(isVisible(description) ? { description } : {}),
    parameters,
    strict,
  }
}

function encodeChoice(
  choice: MessagesRequest['tool_choice'],
  selected: SelectedTools,
  losses: LossReport,
): FunctionChoice | undefined {
  switch (choice?.type) {
    case 'auto':
      return 'auto'
    case 'any':
      return 'required'
    case 'none':
      return 'none'
    case 'tool': {
      const name = chosenTool(choice.name, selected, losses)
      return name === null ? undefined : { type: 'function', name }
    }
    default:
      return undefined
  }
}

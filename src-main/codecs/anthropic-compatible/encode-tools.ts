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
import type { ToolNames } from '../tools/tool-names.ts'
import { encodeToolSchema } from '../tools/tool-schema.ts'
import { withCacheMark } from './cache-marks.ts'
import type { BodyTool, BodyToolChoice } from './messages-body.ts'

export interface EncodedTools {
  readonly tools: readonly BodyTool[] | undefined
  readonly choice: BodyToolChoice | undefined
  readonly names: ToolNames
}

/** The tools that the client runs, and its choice among them; absent together where none is left (edge cases 28–36). */
export function encodeTools(request: MessagesRequest, losses: LossReport): EncodedTools {
  const selected = selectTools(request, losses)
  const { shown, names } = selected
  if (shown.length === 0) return { tools: undefined, choice: undefined, names }
  const tools = shown.flatMap((placed) => withCacheMark([encodeTool(placed, names, losses)], placed.tool))
  return { tools, choice: encodeChoice(request.tool_choice, selected, losses), names }
}

/** Only what every vendor knows is carried over. */
function encodeTool(placed: PlacedTool, names: ToolNames, losses: LossReport): BodyTool {
  const { tool, field } = placed
  reportToolLosses(placed, names, losses)
  const description = cleanText(tool.description)
  return {
    name: names.upstream(tool.name),
    ...(isVisible(description) ? { description } : {}),
    input_schema: encodeToolSchema(tool.input_schema, `${field}.input_schema`, losses),
  }
}

function encodeChoice(
  choice: MessagesRequest['tool_choice'],
  selected: SelectedTools,
  losses: LossReport,
): BodyToolChoice | undefined {
  const more = isSerialChoice(choice) ? { disable_parallel_tool_use: true as const } : {}
  switch (choice?.type) {
    case 'auto':
    case 'any':
      return { type: choice.type, ...more }
    case 'none':
      return { type: 'none' }
    case 'tool': {
      const name = chosenTool(choice.name, selected, losses)
      return name === null ? undefined : { type: 'tool', name, ...more }
    }
    default:
      return undefined
  }
}

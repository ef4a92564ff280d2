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
import type { FunctionCallingConfig, FunctionDeclaration, GeminiRequest } from './gemini-request.ts'
import { encodeParameters, type SchemaForm } from './schema/encode-schema.ts'

export interface EncodedTools {
  /** Both absent where no tool is left (edge case 34). */
  readonly fields: Pick<GeminiRequest, 'tools' | 'toolConfig'>
  readonly names: ToolNames
}

/** The tools that the client runs, as functions, and the client's choice among them (edge cases 28 to 36). */
export function encodeTools(request: MessagesRequest, form: SchemaForm, losses: LossReport): EncodedTools {
  const selected = selectTools(request, losses, functionName)
  const { shown, names } = selected
  if (shown.length === 0) return { fields: {}, names }
  const choice = encodeChoice(request.tool_choice, selected, losses)
  if (isSerialChoice(request.tool_choice)) {
    losses.add('dropped', 'tool_choice.disable_parallel_tool_use', 'Gemini may make several calls at once.')
  }
  const functionDeclarations = shown.map((placed) => encodeTool(placed, names, form, losses))
  return {
    fields: {
      tools: [{ functionDeclarations }],
      ...(choice === undefined ? {} : { toolConfig: { functionCallingConfig: choice } }),
    },
    names,
  }
}

/** As OpenAI's, but with a letter or underscore first (edge case 84). */
const functionName = /^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/

function encodeTool(placed: PlacedTool, names: ToolNames, form: SchemaForm, losses: LossReport): FunctionDeclaration {
  const { tool, field } = placed
  reportToolLosses(placed, names, losses)
  const parameters = encodeParameters(tool.input_schema, form, `${field}.input_schema`, losses)
  const description = cleanText(tool.description)
  return {
    name: names.upstream(tool.name),
    ...(isVisible(description) ? { description } : {}),
    ...(parameters === null ? {} : toParameters(parameters)),
  }
}

function toParameters(encoded: NonNullable<ReturnType<typeof encodeParameters>>) {
  return encoded.form === 'openapi' ? { parameters: encoded.schema } : { parametersJsonSchema: encoded.schema }
}

function encodeChoice(
  choice: MessagesRequest['tool_choice'],
  selected: SelectedTools,
  losses: LossReport,
): FunctionCallingConfig | undefined {
  switch (choice?.type) {
    case 'any':
      return { mode: 'ANY' }
    case 'none':
      return { mode: 'NONE' }
    case 'tool': {
      const name = chosenTool(choice.name, selected, losses)
      return name === null ? undefined : { mode: 'ANY', allowedFunctionNames: [name] }
    }
    default:
      return undefined
  }
}

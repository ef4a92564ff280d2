import type { MessagesRequest, Tool } from '../../../shared/anthropic/messages.ts'
import { isObject } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { cleanText, isVisible } from '../conversation/blocks.ts'
import type { ChatRequest, ChatTool, ChatToolChoice } from './chat-request.ts'
import { createToolVisibility } from './deferred-tools.ts'
import { isStrictSchema } from './strict-schema.ts'
import { createToolNames, type ToolNames } from '../tools/tool-names.ts'
import { encodeToolSchema } from '../tools/tool-schema.ts'

export interface EncodedTools {
  /** All absent together where no tool is left: servers reject a choice without tools (edge cases 34 and 117). */
  readonly fields: Pick<ChatRequest, 'tools' | 'tool_choice' | 'parallel_tool_calls'>
  readonly names: ToolNames
}

/** A tool that keeps the client's tool search on; it must never be called, so no model is shown it (edge case 33). */
const searchPlaceholder = 'DeferredToolPlaceholder'

/** The tools that the client runs, as functions, and the client's choice among them (edge cases 28 to 36). */
export function encodeTools(request: MessagesRequest, losses: LossReport): EncodedTools {
  const tools = declaredTools(request, losses)
  const names = createToolNames(tools.map(({ tool }) => tool.name))
  if (tools.length === 0) {
    if (request.tool_choice) losses.add('dropped', 'tool_choice', 'There is no tool to choose.')
    return { fields: {}, names }
  }
  const isShown = createToolVisibility(
    request,
    tools.map(({ tool }) => tool),
  )
  const shown = tools.filter(({ tool, field }) => {
    if (isShown(tool)) return true
    losses.add('emulated', field, 'A deferred tool is shown to the model once tool search has named it.')
    return false
  })
  const choice = encodeChoice(request.tool_choice, names, losses)
  const isSerial = isSerialChoice(request.tool_choice)
  const fields = {
    tools: shown.map(({ tool, field }) => encodeTool(tool, field, names, losses)),
    ...(choice === undefined ? {} : { tool_choice: choice }),
    ...(isSerial ? { parallel_tool_calls: false as const } : {}),
  }
  return { fields, names }
}

interface PlacedTool {
  readonly tool: Tool
  readonly field: string
}

function declaredTools(request: MessagesRequest, losses: LossReport): readonly PlacedTool[] {
  const tools: unknown = request.tools
  const seen = new Set<string>()
  return (Array.isArray(tools) ? tools : []).flatMap((tool: unknown, index) => {
    const field = `tools[${index}]`
    if (!isTool(tool)) {
      losses.add('dropped', field, 'A tool without a name cannot be called.')
    } else if (isServerTool(tool)) {
      losses.add('dropped', field, `${tool.type} runs at Anthropic; this provider has no such tool.`)
    } else if (tool.name === searchPlaceholder) {
      losses.add('dropped', field, 'The placeholder of tool search is not shown to the model.')
    } else if (seen.has(tool.name)) {
      losses.add('dropped', field, `Another tool is named ${tool.name}.`)
    } else {
      seen.add(tool.name)
      return [{ tool, field }]
    }
    return []
  })
}

function isTool(value: unknown): value is Tool {
  return isObject(value) && typeof value['name'] === 'string'
}

/** Anthropic's own tools have a dated type and no schema (edge case 28). */
function isServerTool(tool: Tool): boolean {
  return typeof tool.type === 'string' && tool.type !== 'custom' && tool.input_schema === undefined
}

const carriedFields: readonly string[] = ['name', 'type', 'description', 'input_schema']

/** Only known fields are carried over: strict servers reject the others (edge cases 29 and 30). */
function encodeTool(tool: Tool, field: string, names: ToolNames, losses: LossReport): ChatTool {
  const name = names.upstream(tool.name)
  if (name !== tool.name) losses.add('changed', `${field}.name`, 'The name was shortened; answers carry the real one.')
  const parameters = encodeToolSchema(tool.input_schema, `${field}.input_schema`, losses)
  const isStrict = tool.strict === true && isStrictSchema(parameters)
  for (const key of Object.keys(tool)) {
    if (carriedFields.includes(key) || (key === 'strict' && isStrict) || key === 'cache_control') continue
    losses.add('dropped', `${field}.${key}`, 'Functions of Chat Completions have no such field.')
  }
  const description = cleanText(tool.description)
  return {
    type: 'function',
    function: {
      name,
      ...(isVisible(description) ? { description } : {}),
      parameters,
      ...(isStrict ? { strict: true } : {}),
    },
  }
}

function encodeChoice(
  choice: MessagesRequest['tool_choice'],
  names: ToolNames,
  losses: LossReport,
): ChatToolChoice | undefined {
  switch (choice?.type) {
    case 'auto':
      return 'auto'
    case 'any':
      return 'required'
    case 'none':
      return 'none'
    case 'tool': {
      const name = names.upstream(cleanText(choice.name))
      if (names.declared.has(name)) return { type: 'function', function: { name } }
      losses.add('dropped', 'tool_choice', 'The chosen tool was not among those sent.')
      return undefined
    }
    default:
      return undefined
  }
}

function isSerialChoice(choice: unknown): boolean {
  return isObject(choice) && choice['disable_parallel_tool_use'] === true
}

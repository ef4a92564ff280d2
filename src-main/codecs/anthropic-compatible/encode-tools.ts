import type { MessagesRequest, Tool } from '../../../shared/anthropic/messages.ts'
import { cleanText, isVisible } from '../conversation/blocks.ts'
import { isObject } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { createToolNames, type ToolNames } from '../tools/tool-names.ts'
import { encodeToolSchema } from '../tools/tool-schema.ts'
import { withCacheMark } from './cache-marks.ts'
import type { BodyTool, BodyToolChoice } from './messages-body.ts'

export interface EncodedTools {
  readonly tools: readonly BodyTool[] | undefined
  readonly choice: BodyToolChoice | undefined
  readonly names: ToolNames
}

/** A tool that keeps the client's tool search on; it must never be called, so no model is shown it (edge case 33). */
const searchPlaceholder = 'DeferredToolPlaceholder'

/** The tools that the client runs, and its choice among them; absent together where none is left (edge cases 28–36). */
export function encodeTools(request: MessagesRequest, losses: LossReport): EncodedTools {
  const declared: unknown = request.tools
  const seen = new Set<string>()
  const kept = (Array.isArray(declared) ? declared : []).flatMap((tool: unknown, index) => {
    const problem = isTool(tool) ? problemOf(tool, seen) : 'A tool without a name cannot be called.'
    if (problem !== null || !isTool(tool)) {
      losses.add('dropped', `tools[${index}]`, problem ?? '')
      return []
    }
    seen.add(tool.name)
    return [{ tool, field: `tools[${index}]` }]
  })
  const names = createToolNames(kept.map(({ tool }) => tool.name))
  if (kept.length === 0) {
    if (request.tool_choice) losses.add('dropped', 'tool_choice', 'There is no tool to choose.')
    return { tools: undefined, choice: undefined, names }
  }
  const tools = kept.flatMap(({ tool, field }) => withCacheMark([encodeTool(tool, field, names, losses)], tool))
  return { tools, choice: encodeChoice(request.tool_choice, names, losses), names }
}

function isTool(value: unknown): value is Tool {
  return isObject(value) && typeof value['name'] === 'string'
}

/** Anthropic's own tools have a dated type and no schema (edge case 28). */
function problemOf({ type, name, input_schema: schema }: Tool, seen: ReadonlySet<string>): string | null {
  if (typeof type === 'string' && type !== 'custom' && schema === undefined) {
    return `${type} runs at Anthropic; this provider has no such tool.`
  }
  if (name === searchPlaceholder) return 'The placeholder of tool search is not shown to the model.'
  return seen.has(name) ? `Another tool is named ${name}.` : null
}

const carriedFields: readonly string[] = ['name', 'type', 'description', 'input_schema', 'cache_control']

/** Only what every vendor knows is carried over (edge cases 29 and 30). */
function encodeTool(tool: Tool, field: string, names: ToolNames, losses: LossReport): BodyTool {
  const name = names.upstream(tool.name)
  if (name !== tool.name) losses.add('changed', `${field}.name`, 'The name was shortened; answers carry the real one.')
  for (const key of Object.keys(tool)) {
    if (!carriedFields.includes(key)) losses.add('dropped', `${field}.${key}`, 'Other vendors know no such field.')
  }
  const description = cleanText(tool.description)
  return {
    name,
    ...(isVisible(description) ? { description } : {}),
    input_schema: encodeToolSchema(tool.input_schema, `${field}.input_schema`, losses),
  }
}

function encodeChoice(
  choice: MessagesRequest['tool_choice'],
  names: ToolNames,
  losses: LossReport,
): BodyToolChoice | undefined {
  const serial = choice !== undefined && choice.type !== 'none' && choice.disable_parallel_tool_use === true
  const more = serial ? { disable_parallel_tool_use: true as const } : {}
  switch (choice?.type) {
    case 'auto':
    case 'any':
      return { type: choice.type, ...more }
    case 'none':
      return { type: 'none' }
    case 'tool': {
      const name = names.upstream(cleanText(choice.name))
      if (names.declared.has(name)) return { type: 'tool', name, ...more }
      losses.add('dropped', 'tool_choice', 'The chosen tool was not among those sent.')
      return undefined
    }
    default:
      return undefined
  }
}

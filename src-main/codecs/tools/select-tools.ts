import type { MessagesRequest, Tool } from '../../../shared/anthropic/messages.ts'
import { isObject } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { createToolVisibility } from './deferred-tools.ts'
import { createToolNames, type ToolNames } from './tool-names.ts'

export interface PlacedTool {
  readonly tool: Tool
  readonly field: string
}

export interface SelectedTools {
  /** The tools that the model is to be shown, in the client's order. */
  readonly shown: readonly PlacedTool[]
  /** The names of all tools that the client runs, shown or not. */
  readonly names: ToolNames
}

/** A tool that keeps the client's tool search on; it must never be called, so no model is shown it (edge case 33). */
const searchPlaceholder = 'DeferredToolPlaceholder'

/**
 * The tools that the client runs itself; the others mean something to Anthropic only (edge cases 28 and 33).
 *
 * @param nameRule what the upstream allows as a name, if not the same as OpenAI
 */
export function selectTools(request: MessagesRequest, losses: LossReport, nameRule?: RegExp): SelectedTools {
  const tools = declaredTools(request, losses)
  const names = createToolNames(
    tools.map(({ tool }) => tool.name),
    nameRule,
  )
  const isShown = createToolVisibility(
    request,
    tools.map(({ tool }) => tool),
  )
  const shown = tools.filter(({ tool, field }) => {
    if (isShown(tool)) return true
    losses.add('emulated', field, 'A deferred tool is shown to the model once tool search has named it.')
    return false
  })
  if (shown.length === 0 && request.tool_choice) losses.add('dropped', 'tool_choice', 'There is no tool to choose.')
  return { shown, names }
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

const carriedFields: readonly string[] = ['name', 'type', 'description', 'input_schema', 'cache_control']

/**
 * Reports what a tool's declaration loses: strict servers reject fields they do not know (edge cases 29 and 30).
 * `alsoCarried`: what this wire format has a field for beyond name, description and schema.
 */
export function reportToolLosses(
  { tool, field }: PlacedTool,
  names: ToolNames,
  losses: LossReport,
  alsoCarried: readonly string[] = [],
): void {
  if (names.upstream(tool.name) !== tool.name) {
    losses.add('changed', `${field}.name`, 'The name was shortened; answers carry the real one.')
  }
  for (const key of Object.keys(tool)) {
    if (carriedFields.includes(key) || alsoCarried.includes(key)) continue
    losses.add('dropped', `${field}.${key}`, 'Other providers know no such field.')
  }
}

/** The upstream name of the one tool that the client insists on; null, with a loss, where it is not among those sent. */
export function chosenTool(name: unknown, { names }: SelectedTools, losses: LossReport): string | null {
  const upstream = names.upstream(typeof name === 'string' ? name.toWellFormed() : '')
  if (names.declared.has(upstream)) return upstream
  losses.add('dropped', 'tool_choice', 'The chosen tool was not among those sent.')
  return null
}

/** Whether the client wants one call at a time. */
export function isSerialChoice(choice: unknown): boolean {
  return isObject(choice) && choice['disable_parallel_tool_use'] === true
}

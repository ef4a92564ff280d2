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
} from './select-tools.ts'
import { isStrictSchema } from './strict-schema.ts'
import type { ToolNames } from './tool-names.ts'
import { encodeToolSchema } from './tool-schema.ts'

/** A tool of the client's as a function that OpenAI's models can call. */
export interface DeclaredFunction {
  readonly name: string
  readonly description?: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** The client wants it strict, and the schema allows it. */
  readonly isStrict: boolean
}

export interface DeclaredFunctions {
  /** Empty where no tool is left; then there is nothing to choose either. */
  readonly functions: readonly DeclaredFunction[]
  readonly choice: 'auto' | 'required' | 'none' | { readonly name: string } | undefined
  /** The client wants one call at a time. */
  readonly isSerial: boolean
  readonly names: ToolNames
}

/** The tools that the client runs, as functions, and the client's choice among them (edge cases 28 to 36). */
export function declareFunctions(request: MessagesRequest, losses: LossReport): DeclaredFunctions {
  const selected = selectTools(request, losses)
  const { shown, names } = selected
  if (shown.length === 0) return { functions: [], choice: undefined, isSerial: false, names }
  const choice = encodeChoice(request.tool_choice, selected, losses)
  const functions = shown.map((placed) => declareFunction(placed, names, losses))
  return { functions, choice, isSerial: isSerialChoice(request.tool_choice), names }
}

function declareFunction(placed: PlacedTool, names: ToolNames, losses: LossReport): DeclaredFunction {
  const { tool, field } = placed
  const parameters = encodeToolSchema(tool.input_schema, `${field}.input_schema`, losses)
  const isStrict = tool.strict === true && isStrictSchema(parameters)
  reportToolLosses(placed, names, losses, isStrict ? ['strict'] : [])
  const description = cleanText(tool.description)
  return {
    name: names.upstream(tool.name),
    ...(isVisible(description) ? { description } : {}),
    parameters,
    isStrict,
  }
}

function encodeChoice(
  choice: MessagesRequest['tool_choice'],
  selected: SelectedTools,
  losses: LossReport,
): DeclaredFunctions['choice'] {
  switch (choice?.type) {
    case 'auto':
      return 'auto'
    case 'any':
      return 'required'
    case 'none':
      return 'none'
    case 'tool': {
      const name = chosenTool(choice.name, selected, losses)
      return name === null ? undefined : { name }
    }
    default:
      return undefined
  }
}

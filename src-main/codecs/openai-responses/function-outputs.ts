import { emptyResult, resultParts, type PlacedResult } from '../conversation/results.ts'
import type { LossReport } from '../loss-report.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import { toInputPart } from './content-parts.ts'
import type { FunctionOutput, InputPart, InputText } from './responses-request.ts'

/** The Responses API has no flag for a failed tool (edge case 11). */
const failed: InputText = { type: 'input_text', text: '[tool error]' }

/** What a tool said as parts, whatever the form of the result's content (edge cases 10 to 14); never none. */
export function resultContent(result: PlacedResult, names: ToolNames, losses: LossReport): readonly InputPart[] {
  const parts = resultParts(result, names, losses).map(toInputPart)
  return [
    ...(result.block.is_error === true ? [failed] : []),
    ...(parts.length === 0 ? [{ type: 'input_text', text: emptyResult } as const] : parts),
  ]
}

/** The output of a call: one text where there is nothing else, as most servers expect, else parts (edge case 62). */
export function outputOf(parts: readonly InputPart[]): FunctionOutput['output'] {
  const texts = parts.filter((part) => part.type === 'input_text')
  if (texts.length < parts.length) return parts
  const [first, ...others] = texts.map(({ text }) => text)
  const separator = first === failed.text ? '\n' : '\n\n'
  return [first, others.join('\n\n')].filter((text) => text !== '').join(separator)
}

import type { AnswerContext } from '../../codec.ts'
import { parseJson, readList, readRecord, readText } from '../../read-json.ts'
import type { AnswerQuirk } from './answer-quirk.ts'

/**
 * GLM on Cerebras repeats a call beside the answer that a schema asked for: once that is whole, the turn is over (edge
 * case 149).
 */
export function noCallsAfterAnswer({ hasSchema = false }: AnswerContext): AnswerQuirk | null {
  if (!hasSchema) return null
  let text = ''
  return {
    change(delta) {
      const { tool_calls: calls, ...others } = delta
      text += readText(delta['content'])
      const isRepeated = readList(calls).length > 0 && readRecord(parseJson(text)) !== null
      return [isRepeated ? others : delta]
    },
    end: () => [],
  }
}

import { readText } from '../../read-json.ts'
import type { AnswerQuirk } from './answer-quirk.ts'

/** So short a piece may well come twice. */
const longestWord = 8

/** Grok sends a piece of its reasoning twice at times, one right after the other (edge case 116). */
export function noRepeatedReasoning(): AnswerQuirk {
  let last = ''
  return {
    change(delta) {
      const { reasoning_content: given, ...others } = delta
      const reasoning = readText(given)
      const isRepeated = reasoning.length > longestWord && reasoning === last
      if (reasoning !== '') last = reasoning
      return [isRepeated ? others : delta]
    },
    end: () => [],
  }
}

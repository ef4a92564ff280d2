import type { AnswerContext } from '../../codec.ts'
import type { JsonRecord } from '../../read-json.ts'
import type { AnswerQuirk } from './answer-quirk.ts'
import { controlTokens } from './control-tokens.ts'
import { inlineCalls } from './inline-calls.ts'
import { noCallsAfterAnswer } from './no-calls-after-answer.ts'
import { noRepeatedReasoning } from './no-repeated-reasoning.ts'
import { withoutPrefill } from './prefill.ts'
import { thinkTags } from './think-tags.ts'

/** Those of a row's quirks that concern answers, by name. */
export const answerQuirks: Readonly<Record<string, (answer: AnswerContext) => AnswerQuirk | null>> = {
  'control-tokens': controlTokens,
  'inline-calls': inlineCalls,
  'no-calls-after-answer': noCallsAfterAnswer,
  'no-repeated-reasoning': noRepeatedReasoning,
  'think-tags': thinkTags,
}

/** What concerns one answer, one after the other; null where there is nothing. */
export function createAnswerQuirks(answer: AnswerContext): AnswerQuirk | null {
  const { quirks: names = [], prefill } = answer
  const named = names
    .map((name) => (Object.hasOwn(answerQuirks, name) ? answerQuirks[name]?.(answer) : null))
    .filter((quirk) => quirk != null)
  const quirks = prefill === undefined ? named : [...named, withoutPrefill(prefill)]
  return quirks.length === 0 ? null : quirks.reduce(chain)
}

function chain(first: AnswerQuirk, second: AnswerQuirk): AnswerQuirk {
  const through = (deltas: readonly JsonRecord[]) => deltas.flatMap((delta) => second.change(delta))
  return {
    change: (delta) => through(first.change(delta)),
    end: () => [...through(first.end()), ...second.end()],
  }
}

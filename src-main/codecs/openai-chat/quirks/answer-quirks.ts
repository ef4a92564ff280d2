import type { JsonRecord } from '../../read-json.ts'
import type { AnswerQuirk } from './answer-quirk.ts'
import { controlTokens } from './control-tokens.ts'
import { thinkTags } from './think-tags.ts'

/** Those of a row's quirks that concern answers, by name. */
export const answerQuirks: Readonly<Record<string, () => AnswerQuirk>> = {
  'control-tokens': controlTokens,
  'think-tags': thinkTags,
}

/** The row's quirks for one answer, one after the other; null where there are none. */
export function createAnswerQuirks(names: readonly string[]): AnswerQuirk | null {
  const quirks = names.flatMap((name) => {
    const create = Object.hasOwn(answerQuirks, name) ? answerQuirks[name] : undefined
    return create === undefined ? [] : [create()]
  })
  return quirks.length === 0 ? null : quirks.reduce(chain)
}

function chain(first: AnswerQuirk, second: AnswerQuirk): AnswerQuirk {
  const through = (deltas: readonly JsonRecord[]) => deltas.flatMap((delta) => second.change(delta))
  return {
    change: (delta) => through(first.change(delta)),
    end: () => [...through(first.end()), ...second.end()],
  }
}

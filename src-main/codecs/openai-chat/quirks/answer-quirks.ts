import type { AnswerContext } from '../../codec.ts'
import type { JsonRecord } from '../../read-json.ts'
import type { AnswerQuirk } from './answer-quirk.ts'
import { controlTokens } from './control-tokens.ts'
import { withoutPrefill } from './prefill.ts'
import { thinkTags } from './think-tags.ts'

/** Those of a row's quirks that concern answers, by name. */
export const answerQuirks: Readonly<Record<string, () => AnswerQuirk>> = {
  'control-tokens': controlTokens,
  'think-tags': thinkTags,
}

/** What concerns one answer, one after the other; null where there is nothing. */
export function createAnswerQuirks({ quirks: names = [], prefill }: AnswerContext): AnswerQuirk | null {
  const named = names.flatMap((name) => {
    const create = Object.hasOwn(answerQuirks, name) ? answerQuirks[name] : undefined
    return create === undefined ? [] : [create()]
  })
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

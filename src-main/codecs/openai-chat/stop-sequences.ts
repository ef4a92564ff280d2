import type { LossReport } from '../loss-report.ts'
import { cleanText, isVisible } from '../conversation/blocks.ts'

/** OpenAI's limit. */
const mostUpstream = 4

export interface EncodedStops {
  readonly stop: readonly string[] | undefined
  /** All of them, to be enforced on the answer: the upstream does not say which one it met (edge case 173). */
  readonly all: readonly string[]
}

/** The client's stop sequences, four of them for the upstream (edge case 41). Blank ones are rejected everywhere. */
export function encodeStops(sequences: unknown, losses: LossReport): EncodedStops {
  const given: readonly unknown[] = Array.isArray(sequences) ? sequences : []
  const all = [...new Set(given.map(cleanText).filter(isVisible))]
  if (all.length < given.length) losses.add('dropped', 'stop_sequences', 'Blank and repeated sequences mean nothing.')
  if (all.length > mostUpstream) {
    losses.add('emulated', 'stop_sequences', `FreeCC itself watches for those beyond the first ${mostUpstream}.`)
  }
  return { stop: all.length === 0 ? undefined : all.slice(0, mostUpstream), all }
}

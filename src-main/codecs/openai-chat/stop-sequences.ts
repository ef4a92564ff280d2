import { requestedStops } from '../answer/requested-stops.ts'
import type { LossReport } from '../loss-report.ts'

/** OpenAI's limit. */
const mostUpstream = 4

export interface EncodedStops {
  readonly stop: readonly string[] | undefined
  /** All of them, to be enforced on the answer: the upstream does not say which one it met (edge case 173). */
  readonly all: readonly string[]
}

/** The client's stop sequences, four of them for the upstream (edge case 41). */
export function encodeStops(sequences: unknown, losses: LossReport): EncodedStops {
  const all = requestedStops(sequences, losses)
  if (all.length > mostUpstream) {
    losses.add('emulated', 'stop_sequences', `FreeCC itself watches for those beyond the first ${mostUpstream}.`)
  }
  return { stop: all.length === 0 ? undefined : all.slice(0, mostUpstream), all }
}

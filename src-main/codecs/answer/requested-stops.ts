import { cleanText, isVisible } from '../conversation/blocks.ts'
import type { LossReport } from '../loss-report.ts'

/** The client's stop sequences, each once; blank ones are rejected everywhere (edge case 41). */
export function requestedStops(sequences: unknown, losses: LossReport): readonly string[] {
  const given: readonly unknown[] = Array.isArray(sequences) ? sequences : []
  const all = [...new Set(given.map(cleanText).filter(isVisible))]
  if (all.length < given.length) losses.add('dropped', 'stop_sequences', 'Blank and repeated sequences mean nothing.')
  return all
}

import type { ToolResultBlock } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import { cleanText, placedBlocks, type PlacedBlock } from './blocks.ts'
import type { Part } from './part.ts'
import { readParts } from './parts.ts'
import type { Turn } from './turns.ts'

export interface PlacedResult extends PlacedBlock {
  readonly block: ToolResultBlock
}

export function isResult(placed: PlacedBlock): placed is PlacedResult {
  return placed.block.type === 'tool_result'
}

/** What stands in for the result of a call that never got one (edge case 26). */
export const interruptedResult = '[interrupted: this call has no result]'

/** Stands where a tool said nothing, as some servers reject empty results. */
export const emptyResult = '(no output)'

/**
 * The result of each call of a turn by the call's id, wherever in the turn it stands; calls without one are missing
 * (edge cases 4, 9 and 26). Where two results claim a call, the first one has it.
 */
export function resultsByCall(turn: Turn, callIds: Iterable<string>): ReadonlyMap<string, PlacedResult> {
  const wanted = new Set(callIds)
  const found = new Map<string, PlacedResult>()
  for (const { blocks } of turn.followers) {
    for (const placed of blocks) {
      if (!isResult(placed)) continue
      const id = cleanText(placed.block.tool_use_id)
      if (wanted.has(id) && !found.has(id)) found.set(id, placed)
    }
  }
  return found
}

/** What a tool said, whatever the form of the result's content (edge cases 10 to 14). */
export function resultParts({ block, field }: PlacedResult, names: ToolNames, losses: LossReport): readonly Part[] {
  return placedBlocks(block.content, `${field}.content`).flatMap((placed) => readParts(placed, names, losses))
}

/** Begins the text that a result becomes whose call is gone, or that repeats another (edge case 26). */
export function orphanHeading({ block }: PlacedResult): string {
  return `[result of an earlier tool call ${cleanText(block.tool_use_id)}]`
}

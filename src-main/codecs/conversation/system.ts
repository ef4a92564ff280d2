import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { cleanText, joinTexts, placedBlocks, type PlacedBlock } from './blocks.ts'

const attribution = 'x-anthropic-billing-header:'

/**
 * The system prompt as one text (edge case 2), without Claude Code's attribution line (edge case 1): it is meant for
 * Anthropic, means nothing to a model, and in some versions differs in every request, which defeats prompt caches.
 */
export function systemText(system: MessagesRequest['system'], losses: LossReport): string {
  const blocks = placedBlocks(system, 'system')
  return joinTexts(
    blocks.map((placed) => {
      const text = blockText(placed, losses)
      if (!text.startsWith(attribution)) return text
      losses.add('dropped', placed.field, "Claude Code's attribution line is meant for Anthropic only.")
      return text.includes('\n') ? text.slice(text.indexOf('\n') + 1).trimStart() : ''
    }),
  )
}

/** The text of a system message in mid-conversation (edge case 3). */
export function systemMessageText(blocks: readonly PlacedBlock[], losses: LossReport): string {
  return joinTexts(blocks.map((placed) => blockText(placed, losses)))
}

/** What a system message becomes where only the user may speak: in the form that Claude Code's own reminders have. */
export function systemReminder(text: string): string {
  return `<system-reminder>\n${text}\n</system-reminder>`
}

function blockText({ block, field }: PlacedBlock, losses: LossReport): string {
  if (block.type === 'text') return cleanText(block.text)
  losses.add('dropped', field, `System messages hold text only, not ${block.type} blocks.`)
  return ''
}

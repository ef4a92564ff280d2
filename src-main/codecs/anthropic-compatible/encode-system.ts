import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { cleanText, placedBlocks } from '../conversation/blocks.ts'
import type { LossReport } from '../loss-report.ts'
import { withCacheMark } from './cache-marks.ts'
import { textParts } from '../conversation/parts.ts'
import type { BodyText } from './messages-body.ts'

const attribution = 'x-anthropic-billing-header:'

/** The system prompt in its blocks, without Claude Code's attribution line, which is meant for Anthropic (edge case 1). */
export function encodeSystem(system: MessagesRequest['system'], losses: LossReport): readonly BodyText[] | undefined {
  const blocks = placedBlocks(system, 'system').flatMap(({ block, field }) => {
    if (block.type !== 'text') {
      losses.add('dropped', field, `The system prompt holds text only, not ${block.type} blocks.`)
      return []
    }
    const text = cleanText(block.text)
    if (!text.startsWith(attribution)) return withCacheMark<BodyText>(textParts(text), block)
    losses.add('dropped', field, "Claude Code's attribution line is meant for Anthropic only.")
    return text.includes('\n')
      ? withCacheMark<BodyText>(textParts(text.slice(text.indexOf('\n') + 1).trimStart()), block)
      : []
  })
  return blocks.length === 0 ? undefined : blocks
}

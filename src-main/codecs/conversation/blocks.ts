import type { ContentBlock, TextBlock } from '../../../shared/anthropic/messages.ts'

/** A content block and where it stands in the request, for the loss report. */
export interface PlacedBlock {
  readonly block: ContentBlock
  readonly field: string
}

/**
 * The blocks of a content field. Clients send a string, a list, null or nothing (edge case 10); what is no block at all
 * is passed over, and a bare string in a list counts as text.
 */
export function placedBlocks(content: unknown, field: string): readonly PlacedBlock[] {
  if (typeof content === 'string') return [{ block: textBlock(content), field }]
  if (!Array.isArray(content)) return []
  return content.flatMap((entry: unknown, index) => {
    const block = typeof entry === 'string' ? textBlock(entry) : entry
    return isBlock(block) ? [{ block, field: `${field}[${index}]` }] : []
  })
}

/** Text that may be sent: no halves of surrogate pairs; '' for what is no text. */
export function cleanText(text: unknown): string {
  return typeof text === 'string' ? text.toWellFormed() : ''
}

/** Texts joined by blank lines, blank ones left out (edge cases 2 and 27). */
export function joinTexts(texts: readonly string[]): string {
  return texts.filter(isVisible).join('\n\n')
}

export function isVisible(text: string): boolean {
  return text.trim() !== ''
}

function textBlock(text: string): TextBlock {
  return { type: 'text', text }
}

function isBlock(value: unknown): value is ContentBlock {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

import type { ThinkingBlock } from '../../../shared/anthropic/messages.ts'
import { cleanText, isVisible } from '../conversation/blocks.ts'
import { readList, readRecord, readText } from '../read-json.ts'
import { openReasoning, sealReasoning } from '../reasoning-envelope.ts'
import type { ReasoningItem } from './responses-request.ts'

/** Where in its item the text of a thinking block stood: in the summary, or in the clear as open models think. */
export type ReasoningField = 'summary' | 'content'

/** A reasoning item as far as it must come back (edge case 56). */
export interface ReasoningState {
  readonly field: ReasoningField
  readonly id: string
  readonly encryptedContent: string
  /** Its text, which the thinking block shows as one. */
  readonly parts: readonly string[]
}

/** Stands between the parts of an item's text in its thinking block. */
export const partSeparator = '\n\n'

/** The signature for the thinking block of a reasoning item. The text itself is in the block, so only its cuts are kept. */
export function sealReasoningItem(origin: string, { field, id, encryptedContent, parts }: ReasoningState): string {
  return sealReasoning({
    origin,
    field: `reasoning.${field}`,
    payload: {
      ...(id === '' ? {} : { id }),
      ...(encryptedContent === '' ? {} : { encrypted_content: encryptedContent }),
      ...(parts.length < 2 ? {} : { lengths: parts.map(({ length }) => length) }),
    },
  })
}

/**
 * The reasoning item that a thinking block came from, for the provider that minted it and nobody else (edge case 57).
 * Null for blocks of others, and for items that nothing could be made of without the provider's memory.
 */
export function openReasoningItem(block: ThinkingBlock, origin: string): ReasoningItem | null {
  const sealed = openReasoning(block.signature)
  if (sealed === null || sealed.origin !== origin) return null
  const payload = readRecord(sealed.payload) ?? {}
  const id = cleanText(payload['id'])
  const encryptedContent = cleanText(payload['encrypted_content'])
  const parts = cutText(cleanText(block.thinking), readList(payload['lengths'])).filter(isVisible)
  const isOpen = sealed.field === 'reasoning.content'
  if (!isOpen && sealed.field !== 'reasoning.summary') return null
  if (encryptedContent === '' && (!isOpen || parts.length === 0)) return null
  return {
    type: 'reasoning',
    ...(id === '' ? {} : { id }),
    summary: isOpen ? [] : parts.map((text) => ({ type: 'summary_text', text })),
    ...(isOpen ? { content: parts.map((text) => ({ type: 'reasoning_text', text })) } : {}),
    ...(encryptedContent === '' ? {} : { encrypted_content: encryptedContent }),
  }
}

/** The parts that a block's text was put together from; the whole where the lengths do not fit it. */
function cutText(text: string, lengths: readonly unknown[]): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (const length of lengths) {
    if (typeof length !== 'number') return [text]
    parts.push(text.slice(start, start + length))
    start += length + partSeparator.length
  }
  return parts.join(partSeparator) === text ? parts : [text]
}

/** The texts of the parts of a reasoning item, in either of its fields. */
export function partTexts(parts: unknown): readonly string[] {
  return readList(parts).map((part) => readText(readRecord(part)?.['text']))
}

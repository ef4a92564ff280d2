import type { ThinkingBlock } from '../../../shared/anthropic/messages.ts'
import { openReasoning } from '../reasoning-envelope.ts'
import { cleanText } from '../conversation/blocks.ts'
import { contentField, tagField } from './reasoning.ts'

/**
 * The fields of an assistant's message that give reasoning back to the provider that minted it, and to no other
 * (edge cases 20, 57, 107 and 127). Several thinking blocks of one turn share a field: texts and lists are joined.
 *
 * Null where the block is of another origin.
 */
export function replayedReasoning(block: ThinkingBlock, origin: string): ReplayedField | null {
  const sealed = openReasoning(block.signature)
  if (sealed === null || sealed.origin !== origin || !isReasoningField(sealed.field)) return null
  const text = cleanText(block.thinking)
  // Beside the content stands nothing but the block's own text (edge case 124).
  const isPart = sealed.field === contentField
  if (isPart && (text === '' || sealed.payload !== undefined)) return null
  return { field: sealed.field, value: sealed.payload ?? text }
}

export interface ReplayedField {
  readonly field: string
  readonly value: unknown
}

/** All fields of one message together. */
export function joinReplayed(fields: readonly ReplayedField[]): Readonly<Record<string, unknown>> {
  const joined = new Map<string, unknown>()
  for (const { field, value } of fields) joined.set(field, joined.has(field) ? join(joined.get(field), value) : value)
  return Object.fromEntries(joined)
}

function join(earlier: unknown, later: unknown): unknown {
  if (typeof earlier === 'string' && typeof later === 'string') return earlier + later
  if (Array.isArray(earlier) && Array.isArray(later)) return [...(earlier as unknown[]), ...(later as unknown[])]
  return later
}

/** The client holds the envelope and could write anything into it: it must not reach the message's own fields. */
const ownFields = ['role', 'tool_calls', 'name', 'prefix', 'refusal', 'audio', 'function_call', tagField]

function isReasoningField(field: string): boolean {
  return /^[a-z][a-z_]{0,40}$/.test(field) && !ownFields.includes(field)
}

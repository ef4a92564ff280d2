import type { ThinkingBlock } from '../../../shared/anthropic/messages.ts'
import { readRecord, type JsonRecord } from '../read-json.ts'
import { openReasoning, sealReasoning } from '../reasoning-envelope.ts'
import { tidyJson } from '../tidy-json.ts'

/**
 * Google signs calls: what stands in a call's `extra_content` must come back with it (edge cases 73 and 92). The client
 * keeps nothing beside a call's id, name and input, so it travels in a thinking block without text, by the id that the
 * client knows the call by. The field's name is none that a message could have.
 */
const field = 'tool_calls.extra_content'

/** The signature for a thinking block that carries the `extra_content` of a call. */
export function sealCallSignature(origin: string, clientId: string, extraContent: unknown): string {
  return sealReasoning({ origin, field, payload: { [clientId]: extraContent } })
}

/** The `extra_content` of calls by their ids, or null for a block that carries none of this origin. */
export function openCallSignatures(block: ThinkingBlock, origin: string): JsonRecord | null {
  const sealed = openReasoning(block.signature)
  if (sealed === null || sealed.origin !== origin || sealed.field !== field) return null
  return readRecord(tidyJson(sealed.payload))
}

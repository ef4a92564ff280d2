import type { ThinkingBlock } from '../../../shared/anthropic/messages.ts'
import { readRecord, readText } from '../read-json.ts'
import { openReasoning, sealReasoning } from '../reasoning-envelope.ts'

/**
 * Gemini signs what it thought: parts of its answer carry a `thoughtSignature`, which must come back on the same part
 * (edge cases 73 and 76). The client keeps nothing beside a call's id, name and input, and returns the signature of a
 * thinking block untouched. So all of them travel in thinking blocks: a thought's in its own, those of calls and texts
 * in one without text that stands before the next call.
 */
export interface Signatures {
  /** Of the thought that the block shows. */
  readonly thought?: string
  /** Of the text before the block. */
  readonly text?: string
  /** Of calls, by the ids that the client knows them by. */
  readonly calls?: Readonly<Record<string, string>>
}

const field = 'thoughtSignature'

/**
 * What Google documents for calls whose signature is not known, such as those of another model.
 *
 * @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
export const unknownSignature = 'skip_thought_signature_validator'

/** @param signer the generation of models that accepts them */
export function sealSignatures(origin: string, signer: string, signatures: Signatures): string {
  return sealReasoning({ origin, field, payload: { signer, ...signatures } })
}

/** The signatures in a thinking block; null for one of another maker or generation, whose are rejected (edge case 77). */
export function openSignatures({ signature }: ThinkingBlock, origin: string, signer: string): Signatures | null {
  const sealed = openReasoning(signature)
  const payload = readRecord(sealed?.payload)
  if (sealed?.origin !== origin || sealed.field !== field || payload?.['signer'] !== signer) return null
  const thought = readText(payload['thought'])
  const text = readText(payload['text'])
  const calls = Object.entries(readRecord(payload['calls']) ?? {}).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string'
  })
  return {
    ...(thought === '' ? {} : { thought }),
    ...(text === '' ? {} : { text }),
    calls: Object.fromEntries(calls),
  }
}

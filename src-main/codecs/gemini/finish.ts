import type { Finish } from '../answer/stop-reason.ts'

/**
 * What Google's finish reasons mean, those of Vertex AI included. `failed` are those where another attempt may do better
 * (edge case 219); what is newer than this list is an ordinary end (edge case 171).
 *
 * @see https://ai.google.dev/api/generate-content#FinishReason
 */
const finishes: Readonly<Record<string, Finish>> = {
  STOP: 'done',
  MAX_TOKENS: 'length',
  SAFETY: 'filtered',
  RECITATION: 'filtered',
  LANGUAGE: 'filtered',
  BLOCKLIST: 'filtered',
  PROHIBITED_CONTENT: 'filtered',
  SPII: 'filtered',
  MODEL_ARMOR: 'filtered',
  ESCALATION: 'filtered',
  IMAGE_SAFETY: 'filtered',
  IMAGE_PROHIBITED_CONTENT: 'filtered',
  IMAGE_RECITATION: 'filtered',
  OTHER: 'failed',
  IMAGE_OTHER: 'failed',
  NO_IMAGE: 'failed',
  MALFORMED_FUNCTION_CALL: 'failed',
  MALFORMED_RESPONSE: 'failed',
  UNEXPECTED_TOOL_CALL: 'failed',
  TOO_MANY_TOOL_CALLS: 'failed',
  MISSING_THOUGHT_SIGNATURE: 'failed',
}

export function readFinishReason(reason: string): Finish {
  return (Object.hasOwn(finishes, reason) ? finishes[reason] : undefined) ?? 'done'
}

/** Where the fault is in the request, no other attempt can do better. */
export function isFinal(reason: string): boolean {
  return reason === 'MISSING_THOUGHT_SIGNATURE'
}

import type { StopReason } from '../../../shared/anthropic/messages.ts'

/** What a finish reason means. */
export type Finish =
  | 'done'
  /** The output budget ended it. */
  | 'length'
  /** The context window ended it. */
  | 'window'
  | 'filtered'
  /** The provider could not go on: no answer, but a failure (edge case 111). */
  | 'failed'

/** Strings are compared without case and with `-` as `_`. What is not listed is an ordinary end (edge case 171). */
const finishes: Readonly<Record<string, Finish>> = {
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'window',
  model_context_window_exceeded: 'window',
  content_filter: 'filtered',
  refusal: 'filtered',
  safety: 'filtered',
  sensitive: 'filtered',
  recitation: 'filtered',
  prohibited_content: 'filtered',
  error: 'failed',
  network_error: 'failed',
  insufficient_system_resource: 'failed',
}

export function readFinish(reason: string): Finish {
  const key = reason.toLowerCase().replaceAll('-', '_')
  return (Object.hasOwn(finishes, key) ? finishes[key] : undefined) ?? 'done'
}

export interface AnswerOutcome {
  readonly finish: Finish
  readonly toolUses: number
  /** A tool call was cut off by the end of the output. */
  readonly hasCutCall: boolean
  readonly isRefusal: boolean
  readonly matchedStopSequence: string | null
}

/**
 * The stop reason follows the content first: with a tool call that can run it is `tool_use` whatever the upstream says,
 * and never without one (edge case 170).
 */
export function decideStopReason({
  finish,
  toolUses,
  hasCutCall,
  isRefusal,
  matchedStopSequence,
}: AnswerOutcome): StopReason {
  if (isRefusal || finish === 'filtered') return 'refusal'
  if (toolUses > 0 && !hasCutCall) return 'tool_use'
  if (finish === 'length') return 'max_tokens'
  if (finish === 'window') return 'model_context_window_exceeded'
  return matchedStopSequence === null ? 'end_turn' : 'stop_sequence'
}

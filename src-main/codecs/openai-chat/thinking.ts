import type { LossReport } from '../loss-report.ts'
import { effortLadder } from '../thinking/effort-ladders.ts'
import { nearestEffort, type ReasoningEffort, type ThinkingWish } from '../thinking/wish.ts'
import type { ChatRequest } from './chat-request.ts'

/**
 * The `reasoning_effort` for a wish, in terms of what the model offers (edge cases 42 and 43); undefined where the model
 * has no such setting or its own default is right.
 */
export function reasoningEffort(wish: ThinkingWish, model: string, losses: LossReport): ReasoningEffort | undefined {
  return nearestEffort(wish, effortLadder(model), model, losses)
}

/** The fields by which one or another provider is told whether and how much to think. */
const thinkingFields = [
  'reasoning_effort',
  'thinking',
  'enable_thinking',
  'reasoning',
  'chat_template_kwargs',
  'chat_template_args',
] as const satisfies readonly (keyof ChatRequest)[]

/** Reports a wish that no field of the finished body expresses. */
export function reportUnheardWish(wish: ThinkingWish, body: ChatRequest, losses: LossReport): void {
  if (wish === 'none' || effortLadder(body.model).length > 0) return
  if (thinkingFields.some((field) => body[field] !== undefined)) return
  losses.add('dropped', 'thinking', `${body.model} has no known setting for how much it thinks.`)
}

import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { effortLadder } from '../thinking/effort-ladders.ts'
import { canSummariseReasoning, isKnownNotToReason } from '../thinking/openai-models.ts'
import { nearestEffort, thinkingWish } from '../thinking/wish.ts'
import type { ReasoningSettings, ResponsesRequest } from './responses-request.ts'

/** How much the model is to think, and what of it is wanted back (edge cases 42, 43 and 55). */
export function encodeReasoning(
  request: MessagesRequest,
  model: string,
  losses: LossReport,
): Partial<Pick<ResponsesRequest, 'reasoning' | 'include'>> {
  const wish = thinkingWish(request, losses)
  const ladder = effortLadder(model)
  if (wish !== null && wish !== 'none' && ladder.length === 0) {
    losses.add('dropped', 'thinking', `${model} has no known setting for how much it thinks.`)
  }
  const effort = nearestEffort(wish, ladder, model, losses)
  const settings: ReasoningSettings = {
    ...(effort === undefined ? {} : { effort }),
    ...(wish !== 'none' && isToBeShown(request) && canSummariseReasoning(model) ? { summary: 'auto' } : {}),
  }
  return {
    ...(Object.keys(settings).length === 0 ? {} : { reasoning: settings }),
    ...(takesThinking(request) && !isKnownNotToReason(model) ? { include: ['reasoning.encrypted_content'] } : {}),
  }
}

/** Whether there will be thinking blocks in the answer, which alone can carry reasoning from turn to turn. */
export function takesThinking({ thinking }: MessagesRequest): boolean {
  return thinking != null && thinking.type !== 'disabled'
}

/** Whether the client wants to read what the model thinks. A summary costs time, and a verified organisation. */
function isToBeShown({ thinking }: MessagesRequest): boolean {
  return thinking != null && thinking.type !== 'disabled' && thinking.display !== 'omitted'
}

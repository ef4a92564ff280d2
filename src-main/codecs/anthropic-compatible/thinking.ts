import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { lastEffort } from '../thinking/wish.ts'
import type { BodyThinking } from './messages-body.ts'

/** Anthropic's least; vendors that heed budgets took it over. */
const leastBudget = 1_024

/** Tokens of thinking for a level of effort, where a vendor knows budgets only. */
const budgets: Readonly<Record<string, number>> = {
  low: 4_000,
  medium: 10_000,
  high: 24_000,
  xhigh: 32_000,
  max: 48_000,
}

/**
 * Whether the model is to think, and how long at most (edge case 42). Switched off in so many words where the client did
 * not ask for it, as several vendors think by default (133); beside a forced tool it is not allowed (37).
 */
export function encodeThinking(request: MessagesRequest, maxTokens: number, losses: LossReport): BodyThinking {
  const { thinking, tool_choice: choice } = request
  if (!thinking || thinking.type === 'disabled') return { type: 'disabled' }
  if (choice?.type === 'any' || choice?.type === 'tool') {
    losses.add('dropped', 'thinking', 'A forced tool and thinking exclude each other.')
    return { type: 'disabled' }
  }
  if (maxTokens <= leastBudget) {
    losses.add('dropped', 'thinking', `max_tokens of ${maxTokens} leave no room for it.`)
    return { type: 'disabled' }
  }
  const asked = thinking.type === 'enabled' ? thinking.budget_tokens : budgets[lastEffort(request) ?? 'high']
  const budget = Math.min(Math.max(Math.floor(asked ?? 0) || 24_000, leastBudget), maxTokens - 1)
  if (thinking.type === 'adaptive') losses.add('changed', 'thinking', `It became a budget of ${budget} tokens.`)
  return { type: 'enabled', budget_tokens: budget }
}

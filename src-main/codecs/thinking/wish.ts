import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { reasoningEfforts, type ReasoningEffort } from '../../../shared/reasoning-efforts.ts'
import type { LossReport } from '../loss-report.ts'

export type { ReasoningEffort }

/** How much the client wants the model to think: `none` is not at all, null leaves the level to the model. */
export type ThinkingWish = ReasoningEffort | null

/** From this many tokens of budget on, the level that comes closest. */
const levelsByBudget = [
  { from: 16_000, effort: 'high' },
  { from: 4_000, effort: 'medium' },
  { from: 0, effort: 'low' },
] as const

/**
 * Effort is the user's own setting and beats the budget, which is a ceiling. Without either, an absent `thinking` means
 * none, as with Anthropic: titles and other background calls rely on it (edge cases 133 and 289).
 */
export function thinkingWish(request: MessagesRequest, losses: LossReport): ThinkingWish {
  const { thinking, tool_choice: choice } = request
  if (thinking?.type === 'disabled') return 'none'
  if (choice?.type === 'any' || choice?.type === 'tool') {
    // Anthropic allows no thinking beside a forced tool, and several other providers reject it (edge case 37).
    if (thinking) losses.add('dropped', 'thinking', 'A forced tool and thinking exclude each other.')
    return 'none'
  }
  const effort = lastEffort(request)
  if (effort !== undefined) {
    if (isEffort(effort)) return effort
    losses.add('dropped', 'output_config.effort', `The level ${effort} is not known here.`)
    return null
  }
  if (thinking?.type === 'enabled' && typeof thinking.budget_tokens === 'number') {
    const budget = thinking.budget_tokens
    const level = levelsByBudget.find(({ from }) => budget >= from)?.effort ?? 'low'
    losses.add('changed', 'thinking.budget_tokens', `A budget has no counterpart; it became the level ${level}.`)
    return level
  }
  return thinking ? null : 'none'
}

/** The client states the effort for the request, and again on messages from which on it changed: the last one counts. */
export function lastEffort(request: MessagesRequest): string | undefined {
  const messages: unknown = request.messages
  const configs = (Array.isArray(messages) ? request.messages : []).map((message) => message?.output_config)
  return [request.output_config, ...configs]
    .map((config) => config?.effort)
    .findLast((effort) => typeof effort === 'string')
}

/** The highest of the levels, given from least to most, that the wish allows; undefined where nothing is to be said. */
export function nearestEffort(
  wish: ThinkingWish,
  ladder: readonly ReasoningEffort[],
  model: string,
  losses: LossReport,
): ReasoningEffort | undefined {
  if (wish === null || ladder.length === 0) return undefined
  const effort = highestUpTo(wish, ladder)
  if (effort !== wish) losses.add('changed', 'thinking', `${model} has no level ${wish}; the nearest is ${effort}.`)
  return effort
}

function isEffort(effort: string): effort is ReasoningEffort {
  return (reasoningEfforts as readonly string[]).includes(effort)
}

function highestUpTo(wish: ReasoningEffort, ladder: readonly ReasoningEffort[]): ReasoningEffort | undefined {
  const most = reasoningEfforts.indexOf(wish)
  return ladder.findLast((effort) => reasoningEfforts.indexOf(effort) <= most) ?? ladder[0]
}

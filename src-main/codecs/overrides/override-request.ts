import type { MessagesRequest, OutputConfig } from '../../../shared/anthropic/messages.ts'
import { reasoningEfforts, type ReasoningEffort } from '../../../shared/reasoning-efforts.ts'
import type { RouteOverrides } from '../../../shared/settings.ts'
import { createLossReport, type LossReport } from '../loss-report.ts'
import { lastEffort, thinkingWish, type ThinkingWish } from '../thinking/wish.ts'

/**
 * The request as the user's settings for the route have it. It stays a request of the client's own kind, so that every
 * codec carries the settings over as it would carry the client's, with the same regard for what the model takes.
 */
export function overrideRequest(
  request: MessagesRequest,
  overrides: RouteOverrides,
  losses: LossReport,
): MessagesRequest {
  const withEffort = overrideEffort(request, overrides.effort, losses)
  return overrideSampling(overrideTokens(withEffort, overrides.maxOutputTokens, losses), overrides, losses)
}

/** The words of the loss report for what is not the client's will but the user's. */
export function yourSetting(what: string): string {
  return `Your setting for this route: ${what}.`
}

function overrideEffort(
  request: MessagesRequest,
  setting: RouteOverrides['effort'],
  losses: LossReport,
): MessagesRequest {
  if (setting === undefined) return request
  // What the wish loses on its way is told by the codec.
  const wish = thinkingWish(request, createLossReport())
  const level = setting.mode === 'always' ? setting.level : atMost(wish, setting.level)
  if (level === wish) return request
  losses.add('changed', 'thinking', yourSetting(`${setting.mode === 'always' ? 'effort' : 'effort at most'} ${level}`))
  return level === 'none' ? withoutThinking(request) : withEffort(request, level)
}

/** The wish, or the limit where it goes beyond; a model that chooses by itself may do so too. */
function atMost(wish: ThinkingWish, limit: ReasoningEffort): ReasoningEffort {
  return wish !== null && reasoningEfforts.indexOf(wish) <= reasoningEfforts.indexOf(limit) ? wish : limit
}

function withoutThinking(request: MessagesRequest): MessagesRequest {
  return { ...withoutEfforts(request), thinking: { type: 'disabled' } }
}

function withEffort(request: MessagesRequest, effort: ReasoningEffort): MessagesRequest {
  const { thinking } = request
  return {
    ...withoutEfforts(request),
    // A budget would say something else than the level.
    thinking: thinking?.type === 'adaptive' ? thinking : { type: 'adaptive' },
    output_config: { ...request.output_config, effort },
  }
}

/** The client states the effort for the request, and again on messages from which on it changed. */
function withoutEfforts(request: MessagesRequest): MessagesRequest {
  if (lastEffort(request) === undefined) return request
  const messages = request.messages.map((message) =>
    message.output_config?.effort === undefined ? message : withoutEffort(message),
  )
  return { ...withoutEffort(request), messages }
}

function withoutEffort<T extends { readonly output_config?: OutputConfig | null }>(holder: T): T {
  const { effort: _effort, ...config } = holder.output_config ?? {}
  return { ...holder, output_config: config }
}

function overrideTokens(request: MessagesRequest, most: number | undefined, losses: LossReport): MessagesRequest {
  if (most === undefined || (typeof request.max_tokens === 'number' && request.max_tokens <= most)) return request
  losses.add('changed', 'max_tokens', yourSetting(`${most} output tokens at most`))
  return { ...request, max_tokens: most }
}

function overrideSampling(
  request: MessagesRequest,
  { temperature, topP }: RouteOverrides,
  losses: LossReport,
): MessagesRequest {
  if (temperature === undefined && topP === undefined) return request
  const { temperature: _temperature, top_p: _topP, ...others } = request
  if (temperature !== undefined) losses.add('changed', 'temperature', yourSetting(`temperature ${temperature}`))
  if (topP !== undefined) losses.add('changed', 'top_p', yourSetting(`top_p ${topP}`))
  return {
    ...others,
    // Several servers take only one of the two, so the client's does not stay beside the user's.
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
  }
}

import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { bareModelName } from '../limits/model-name.ts'
import type { LossReport } from '../loss-report.ts'
import { lastEffort, nearestEffort, thinkingWish, type ReasoningEffort } from '../thinking/wish.ts'
import type { ThinkingConfig } from './gemini-request.ts'

/** How a model is told to think: not at all, by a number of tokens, or by a level (edge case 85). */
type ThinkingSetting =
  | { readonly kind: 'none' }
  | { readonly kind: 'budget'; readonly least: number; readonly most: number; readonly canBeOff: boolean }
  | { readonly kind: 'level'; readonly levels: readonly ReasoningEffort[] }

const none: ThinkingSetting = { kind: 'none' }
const threeLevels: ThinkingSetting = { kind: 'level', levels: ['low', 'medium', 'high'] }
const fourLevels: ThinkingSetting = { kind: 'level', levels: ['minimal', 'low', 'medium', 'high'] }

/**
 * By model; the first row that matches counts. What a model does not know is rejected with a 400, so one that is not
 * listed is told nothing.
 *
 * @see https://ai.google.dev/gemini-api/docs/generate-content/thinking
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/thinking
 */
const settings: readonly { readonly models: RegExp; readonly setting: ThinkingSetting }[] = [
  { models: /^gemini-.*-(image|tts|live|audio)|^gemini-(1|2\.0|robotics)/, setting: none },
  { models: /^gemini-2\.5-pro/, setting: { kind: 'budget', least: 128, most: 32_768, canBeOff: false } },
  { models: /^gemini-2\.5-flash-lite/, setting: { kind: 'budget', least: 512, most: 24_576, canBeOff: true } },
  { models: /^gemini-2\.5-flash/, setting: { kind: 'budget', least: 1, most: 24_576, canBeOff: true } },
  { models: /^gemini-2\.5/, setting: none },
  { models: /^gemini-3-pro/, setting: { kind: 'level', levels: ['low', 'high'] } },
  { models: /^gemini-3(\.[0-5])?-flash/, setting: fourLevels },
  { models: /^gemini-([3-9]|\d\d)|^gemini-(pro|flash|flash-lite)-latest/, setting: threeLevels },
]

/** Tokens for a level of effort, as Google's own OpenAI-compatible endpoint sets them. */
const budgets: Readonly<Record<ReasoningEffort, number>> = {
  none: 0,
  minimal: 1_024,
  low: 1_024,
  medium: 8_192,
  high: 24_576,
  xhigh: 32_768,
  max: 32_768,
}

/** The model chooses. */
const dynamicBudget = -1
/** Room for thoughts that cannot be turned off and that the client did not reckon with (edge case 86). */
const unaskedThoughts = 2_048

export interface EncodedThinking {
  readonly config: ThinkingConfig | undefined
  /** Output tokens beyond those that the client asks for. */
  readonly headRoom: number
}

/** What the model is told about thinking. Without `includeThoughts` the client would see none of it. */
export function encodeThinking(request: MessagesRequest, model: string, losses: LossReport): EncodedThinking {
  const name = bareModelName(model)
  const setting = settings.find(({ models }) => models.test(name))?.setting ?? none
  const budget = setting.kind === 'budget' ? askedBudget(request) : undefined
  const wish = budget === undefined ? thinkingWish(request, losses) : null
  const shown = wish === 'none' ? {} : ({ includeThoughts: true } as const)
  switch (setting.kind) {
    case 'none':
      if (wish !== 'none') losses.add('dropped', 'thinking', `${model} has no known setting for how much it thinks.`)
      return { config: undefined, headRoom: 0 }
    case 'budget': {
      const tokens = budget ?? (wish === null ? dynamicBudget : budgets[wish])
      const thinkingBudget = inRange(tokens, setting)
      const isUnasked = tokens === 0 && thinkingBudget > 0
      if (thinkingBudget !== tokens) {
        losses.add('changed', 'thinking', `${model} thinks with ${setting.least} to ${setting.most} tokens.`)
      }
      return { config: { ...shown, thinkingBudget }, headRoom: isUnasked ? unaskedThoughts : 0 }
    }
    case 'level': {
      const level = nearestEffort(wish, setting.levels, model, losses)
      const config = { ...shown, ...(level === undefined ? {} : { thinkingLevel: asLevel(level) }) }
      return { config, headRoom: wish === 'none' ? unaskedThoughts : 0 }
    }
  }
}

/** The client's own number of tokens; an effort says more about what the user wants. */
function askedBudget(request: MessagesRequest): number | undefined {
  const { thinking, tool_choice: choice } = request
  const isForced = choice?.type === 'any' || choice?.type === 'tool'
  if (thinking?.type !== 'enabled' || isForced || lastEffort(request) !== undefined) return undefined
  return typeof thinking.budget_tokens === 'number' && thinking.budget_tokens > 0 ? thinking.budget_tokens : undefined
}

function inRange(tokens: number, setting: ThinkingSetting & { readonly kind: 'budget' }): number {
  if (tokens === dynamicBudget || (tokens === 0 && setting.canBeOff)) return tokens
  return Math.min(setting.most, Math.max(setting.least, Math.floor(tokens)))
}

function asLevel(effort: ReasoningEffort): NonNullable<ThinkingConfig['thinkingLevel']> {
  switch (effort) {
    case 'none':
    case 'minimal':
      return 'MINIMAL'
    case 'low':
      return 'LOW'
    case 'medium':
      return 'MEDIUM'
    default:
      return 'HIGH'
  }
}

import type { LossReport } from '../../loss-report.ts'
import type { ChatRequest } from '../chat-request.ts'
import { bareModelName } from '../../limits/model-name.ts'
import type { RequestQuirk } from './quirk.ts'

/**
 * How OpenAI's reasoning models differ from its others; the first row that matches counts, and a model without a row is
 * no reasoning model.
 */
interface ReasoningFamily {
  readonly models: RegExp
  /** Whether `parallel_tool_calls` is accepted. */
  readonly parallelField: boolean
  /**
   * Chat Completions lets the newer families call functions only without reasoning: by leaving `reasoning_effort` out
   * where `none` is the default, by saying `none` where it is not.
   */
  readonly effortBesideTools: 'any' | 'omitted' | 'none'
}

const families: readonly ReasoningFamily[] = [
  { models: /^o\d/, parallelField: false, effortBesideTools: 'any' },
  { models: /^gpt-5(\.1)?(?![.\d]|-chat)/, parallelField: true, effortBesideTools: 'any' },
  { models: /^gpt-5\.\d+-chat/, parallelField: true, effortBesideTools: 'any' },
  { models: /^gpt-5\.[2-4](?!\d)/, parallelField: true, effortBesideTools: 'omitted' },
  // Takes functions through the Responses API only, and knows no `none`: its own error is the clearest answer.
  { models: /^gpt-6-astra/, parallelField: true, effortBesideTools: 'any' },
  { models: /^gpt-(5\.|[6-9])/, parallelField: true, effortBesideTools: 'none' },
]

/**
 * Reasoning is paid from the same budget as the answer. With less than this a request ends in the middle of the thought
 * with a 400 or nothing at all (edge case 39).
 */
const leastTokens = 1_024

const rejected = ['temperature', 'top_p', 'stop'] as const

/**
 * Brings a request into the form that the o-series and GPT-5 and later accept (edge cases 38 to 41).
 *
 * @see https://platform.openai.com/docs/guides/reasoning
 */
export const openaiReasoningModels: RequestQuirk = (body, _context, losses) => {
  const name = bareModelName(body.model)
  const family = families.find(({ models }) => models.test(name))
  if (family === undefined) return body
  const { max_tokens: tokens, temperature: _1, top_p: _2, stop: _3, parallel_tool_calls: parallel, ...others } = body
  for (const field of rejected) {
    if (body[field] !== undefined) reportRejected(field, losses)
  }
  if (parallel !== undefined && !family.parallelField) {
    losses.add('dropped', 'tool_choice.disable_parallel_tool_use', `${body.model} does not accept it.`)
  }
  return withEffort(
    {
      ...others,
      ...(tokens === undefined ? {} : { max_completion_tokens: enough(tokens, losses) }),
      ...(parallel === undefined || !family.parallelField ? {} : { parallel_tool_calls: parallel }),
    },
    family,
    losses,
  )
}

function reportRejected(field: (typeof rejected)[number], losses: LossReport): void {
  if (field === 'stop') losses.add('emulated', 'stop_sequences', 'Reasoning models take none; FreeCC watches for them.')
  else losses.add('dropped', field, 'Reasoning models accept their default only.')
}

function enough(tokens: number, losses: LossReport): number {
  if (tokens >= leastTokens) return tokens
  losses.add('changed', 'max_tokens', `${tokens} became ${leastTokens}, as reasoning is counted too.`)
  return leastTokens
}

function withEffort(body: ChatRequest, family: ReasoningFamily, losses: LossReport): ChatRequest {
  if (body.tools === undefined || family.effortBesideTools === 'any') return body
  const { reasoning_effort: effort, ...others } = body
  if (effort !== 'none') losses.add('dropped', 'thinking', `${body.model} takes tools only without reasoning here.`)
  return family.effortBesideTools === 'none' ? { ...others, reasoning_effort: 'none' } : others
}

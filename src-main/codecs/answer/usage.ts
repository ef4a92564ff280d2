import type { Usage } from '../../../shared/anthropic/messages.ts'
import { readRecord, type JsonRecord } from '../read-json.ts'

/** What to count with where the upstream reports nothing. */
export interface UsageEstimate {
  readonly inputTokens: number
  /** Characters of text, thinking and tool input. */
  readonly outputCharacters: number
}

const charactersPerToken = 4

/**
 * An upstream's usage in Anthropic's terms. `input_tokens` excludes what the cache gave or took, and the three add up to
 * the context size that the client goes by (edge cases 276 and 279). Counts that are missing are estimated: a context
 * that stays at zero would never be compacted (edge case 281).
 */
export function toUsage(reported: JsonRecord | null, estimate: UsageEstimate): Usage {
  const raw = reported ?? {}
  const prompt = firstCount(raw['prompt_tokens'], raw['input_tokens'])
  const completion = firstCount(raw['completion_tokens'], raw['output_tokens'])
  const cacheRead = cacheReadTokens(raw)
  const written = cacheWriteTokens(raw)
  const reasoning = reasoningTokens(raw)
  // Beyond prompt and completion: reasoning that is counted beside them (edge cases 112 and 280), or the cache.
  const beside = Math.max(0, count(raw['total_tokens']) - prompt - completion)
  const cacheIsBeside = cacheRead > prompt || (beside > 0 && beside === cacheRead + written)
  const reasoningIsBeside = beside > 0 && !cacheIsBeside && (reasoning === 0 || beside === reasoning)

  // What was written and read at once counts once.
  const cacheWrite = cacheIsBeside ? written : Math.min(written, prompt - cacheRead)
  const input = cacheIsBeside ? prompt : prompt - cacheRead - cacheWrite
  const output = completion + (reasoningIsBeside ? beside : 0)
  const hasInput = prompt > 0 || cacheRead > 0
  const outputTokens = output > 0 ? output : Math.ceil(estimate.outputCharacters / charactersPerToken)
  return {
    input_tokens: hasInput ? input : estimate.inputTokens,
    output_tokens: outputTokens,
    cache_read_input_tokens: cacheRead,
    cache_creation_input_tokens: cacheWrite,
    // Some report more reasoning than output (edge case 151).
    ...(reasoning > 0 ? { output_tokens_details: { thinking_tokens: Math.min(reasoning, outputTokens) } } : {}),
  }
}

/** Whether the upstream itself says that it produced output. */
export function reportsOutput(reported: JsonRecord | null): boolean {
  return reported !== null && firstCount(reported['completion_tokens'], reported['output_tokens']) > 0
}

/** The usage in a chunk, wherever the provider puts it (edge cases 120, 152 and 203); null where there is none. */
export function findUsage(chunk: JsonRecord, choice: JsonRecord | null): JsonRecord | null {
  const usage =
    readRecord(chunk['usage']) ?? readRecord(readRecord(chunk['x_groq'])?.['usage']) ?? readRecord(choice?.['usage'])
  if (usage === null) return null
  const total = firstCount(usage['prompt_tokens'], usage['input_tokens']) + firstCount(usage['total_tokens'])
  return total > 0 || reportsOutput(usage) ? usage : null
}

/** Every spelling that has been seen (edge cases 111, 131 and 278). */
function cacheReadTokens(usage: JsonRecord): number {
  return firstCount(
    ...details(usage, 'cached_tokens'),
    usage['cached_tokens'],
    usage['num_cached_tokens'],
    usage['prompt_cache_hit_tokens'],
    usage['cache_read_input_tokens'],
    usage['cacheReadInputTokens'],
    usage['cachedContentTokenCount'],
  )
}

function cacheWriteTokens(usage: JsonRecord): number {
  return firstCount(
    ...details(usage, 'cache_write_tokens'),
    ...details(usage, 'cache_creation_tokens'),
    ...details(usage, 'cache_creation_input_tokens'),
    usage['cache_write_tokens'],
    usage['cache_creation_tokens'],
    usage['cache_creation_input_tokens'],
    usage['cacheWriteInputTokens'],
  )
}

function details(usage: JsonRecord, field: string): readonly unknown[] {
  return ['prompt_tokens_details', 'prompt_token_details', 'input_tokens_details'].map(
    (name) => readRecord(usage[name])?.[field],
  )
}

function reasoningTokens(usage: JsonRecord): number {
  return firstCount(
    readRecord(usage['completion_tokens_details'])?.['reasoning_tokens'],
    readRecord(usage['output_tokens_details'])?.['reasoning_tokens'],
    usage['reasoning_tokens'],
  )
}

function firstCount(...values: readonly unknown[]): number {
  for (const value of values) {
    const tokens = count(value)
    if (tokens > 0) return tokens
  }
  return 0
}

/** Null, text, fractions, negatives and NaN have all been seen (edge case 282). */
function count(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.floor(number) : 0
}

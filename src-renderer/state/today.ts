import type { ExchangeSummary } from '../../shared/request-log.ts'

export interface TodayFigures {
  readonly requests: number
  readonly failed: number
  /** Everything the prompts held, cached or not. */
  readonly inputTokens: number
  readonly outputTokens: number
  /** Part of the input that came from a provider's cache, 0 to 1; null without any input. */
  readonly cacheShare: number | null
  /** Median time to the first output; null before there was one. */
  readonly firstOutputMs: number | null
}

/** Sums up the requests since the last midnight, local time. */
export function todayFigures(list: readonly ExchangeSummary[], now: Date): TodayFigures {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const today = list.filter((exchange) => exchange.startedAt >= midnight)
  const usages = today.flatMap(({ usage }) => usage ?? [])
  const cached = sum(usages.map((usage) => usage.cache_read_input_tokens))
  const uncached = sum(usages.map((usage) => usage.input_tokens + usage.cache_creation_input_tokens))
  const inputTokens = cached + uncached
  return {
    requests: today.length,
    failed: today.filter(({ state }) => state === 'failed').length,
    inputTokens,
    outputTokens: sum(usages.map((usage) => usage.output_tokens)),
    cacheShare: inputTokens === 0 ? null : cached / inputTokens,
    firstOutputMs: median(today.flatMap(({ firstOutputMs }) => firstOutputMs ?? [])),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

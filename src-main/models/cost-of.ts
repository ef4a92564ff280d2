import type { Usage } from '../../shared/anthropic/messages.ts'
import type { ModelPrice } from '../../shared/model-info.ts'

const tokensOfPrice = 1_000_000

/**
 * What an answer costs by the model's list price, in US dollars; null where that is not known. Reasoning is part of the
 * output. Where a list has no price of its own for what the cache gave or took, the price of input counts.
 */
export function costOf(usage: Usage | null, price: ModelPrice | undefined): number | null {
  if (usage === null || price === undefined) return null
  const { input, output, cacheRead = input, cacheWrite = input } = price
  const total =
    usage.input_tokens * input +
    usage.output_tokens * output +
    usage.cache_read_input_tokens * cacheRead +
    usage.cache_creation_input_tokens * cacheWrite
  return total / tokensOfPrice
}

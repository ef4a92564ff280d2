import { describe, expect, it } from 'vitest'
import { costOf } from './cost-of.ts'

const usage = {
  input_tokens: 1_000_000,
  output_tokens: 500_000,
  cache_read_input_tokens: 2_000_000,
  cache_creation_input_tokens: 100_000,
  output_tokens_details: { thinking_tokens: 400_000 },
}

describe('costOf', () => {
  it('prices each kind of token once, reasoning as output', () => {
    const price = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 }
    expect(costOf(usage, price)).toBeCloseTo(3 + 7.5 + 0.6 + 0.375, 10)
  })

  it('takes what the cache gave for input where it has no price of its own', () => {
    expect(costOf(usage, { input: 1, output: 2 })).toBeCloseTo(1 + 1 + 2 + 0.1, 10)
  })

  it('is not known without a price or without usage, and nothing for what is free', () => {
    expect(costOf(usage, undefined)).toBeNull()
    expect(costOf(null, { input: 1, output: 2 })).toBeNull()
    expect(costOf(usage, { input: 0, output: 0 })).toBe(0)
  })
})

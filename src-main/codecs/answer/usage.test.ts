import { describe, expect, it } from 'vitest'
import type { JsonRecord } from '../read-json.ts'
import { findUsage, toUsage } from './usage.ts'

const estimate = { inputTokens: 1000, outputCharacters: 40 }
const usage = (reported: JsonRecord | null) => toUsage(reported, estimate)

describe('usage', () => {
  it('276, 279: takes the cached part out of the input and reports it', () => {
    expect(
      usage({
        prompt_tokens: 100,
        completion_tokens: 5,
        total_tokens: 105,
        prompt_tokens_details: { cached_tokens: 80 },
      }),
    ).toEqual({ input_tokens: 20, output_tokens: 5, cache_read_input_tokens: 80, cache_creation_input_tokens: 0 })
  })

  it.each([
    ['prompt_tokens_details', { cached_tokens: 8 }],
    ['prompt_token_details', { cached_tokens: 8 }],
    ['input_tokens_details', { cached_tokens: 8 }],
    ['cached_tokens', 8],
    ['num_cached_tokens', 8],
    ['prompt_cache_hit_tokens', 8],
    ['cache_read_input_tokens', 8],
    ['cachedContentTokenCount', 8],
    ['cacheReadInputTokens', 8],
  ])('278: reads cached tokens from %s', (field, value) => {
    expect(usage({ prompt_tokens: 10, completion_tokens: 1, [field]: value })).toMatchObject({
      input_tokens: 2,
      cache_read_input_tokens: 8,
    })
  })

  it.each([
    ['prompt_tokens_details', { cache_write_tokens: 6 }],
    ['prompt_tokens_details', { cache_creation_tokens: 6 }],
    ['cache_creation_input_tokens', 6],
    ['cacheWriteInputTokens', 6],
  ])('278: reads tokens written to the cache from %s %j', (field, value) => {
    expect(usage({ prompt_tokens: 10, completion_tokens: 1, [field]: value })).toMatchObject({
      input_tokens: 4,
      cache_creation_input_tokens: 6,
    })
  })

  it('279: what was written to the cache and read from it at once counts once', () => {
    const details = { cached_tokens: 2161, cache_write_tokens: 2161 }
    expect(usage({ prompt_tokens: 2168, completion_tokens: 1, prompt_tokens_details: details })).toMatchObject({
      input_tokens: 0,
      cache_read_input_tokens: 2161,
      cache_creation_input_tokens: 7,
    })
  })

  it('112: adds reasoning that xAI counts beside the output', () => {
    expect(
      usage({
        prompt_tokens: 12,
        completion_tokens: 2,
        total_tokens: 354,
        completion_tokens_details: { reasoning_tokens: 340 },
      }),
    ).toMatchObject({ output_tokens: 342, output_tokens_details: { thinking_tokens: 340 } })
  })

  it('280: adds thoughts that Google counts in the total alone', () => {
    expect(usage({ prompt_tokens: 35, completion_tokens: 12, total_tokens: 109 })).toMatchObject({ output_tokens: 74 })
  })

  it('113: a cache larger than the prompt was not part of it', () => {
    expect(
      usage({ prompt_tokens: 10, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 64 } }),
    ).toMatchObject({
      input_tokens: 10,
      cache_read_input_tokens: 64,
    })
  })

  it('a cache that only the total includes is not taken for reasoning', () => {
    expect(usage({ prompt_tokens: 70, completion_tokens: 1, total_tokens: 135, cached_tokens: 64 })).toMatchObject({
      input_tokens: 70,
      output_tokens: 1,
      cache_read_input_tokens: 64,
    })
  })

  it('151: more reasoning than output is clamped', () => {
    expect(
      usage({ prompt_tokens: 1, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 9 } }),
    ).toMatchObject({ output_tokens: 5, output_tokens_details: { thinking_tokens: 5 } })
  })

  it('281: estimates what is not reported', () => {
    const estimated = {
      input_tokens: 1000,
      output_tokens: 10,
      cache_read_input_tokens: 0,
      cache_creation_input_tokens: 0,
    }
    expect(usage(null)).toEqual(estimated)
    expect(usage({ prompt_tokens: 0, completion_tokens: 0 })).toEqual(estimated)
  })

  it('282: makes whole counts of nulls, text, fractions and negatives', () => {
    expect(
      usage({
        prompt_tokens: '12',
        completion_tokens: 3.7,
        prompt_tokens_details: { cached_tokens: null },
        cached_tokens: -4,
        completion_tokens_details: { reasoning_tokens: Number.NaN },
      }),
    ).toEqual({ input_tokens: 12, output_tokens: 3, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 })
  })

  it('120, 152: finds usage in x_groq and in the choice, and passes over empty ones', () => {
    const counts = { prompt_tokens: 1, completion_tokens: 2 }
    expect(findUsage({ usage: counts }, null)).toBe(counts)
    expect(findUsage({ x_groq: { usage: counts } }, null)).toBe(counts)
    expect(findUsage({ usage: null }, { usage: counts })).toBe(counts)
    expect(findUsage({ usage: null }, null)).toBeNull()
    expect(findUsage({ usage: {} }, null)).toBeNull()
  })
})

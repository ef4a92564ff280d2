import { describe, expect, it } from 'vitest'
import { encode, text, user } from './testing/encode.ts'

const tokensOf = (max_tokens: unknown, context: object = {}, more: object = {}) =>
  encode({ max_tokens, ...more }, context).body.max_tokens

/** About 120,000 tokens. */
const longConversation = [user(text('The quick brown fox jumps over the lazy dog. '.repeat(10_000)))]

describe('38: max_tokens', () => {
  it('passes on what the model can do', () => {
    expect(tokensOf(1_000)).toBe(1_000)
    expect(encode({ max_tokens: 1_000 }).lost).not.toContain('changed max_tokens')
  })

  it.each([
    ['gpt-4.1', 32_768],
    ['gpt-4.1-mini-2025-04-14', 32_768],
    ['gpt-4o', 16_384],
    ['gpt-4o-2024-05-13', 4_096],
    ['openai/gpt-4o-mini', 16_384],
    ['ft:gpt-4o-mini-2024-07-18:org::id', 16_384],
    ['models/gemini-2.5-pro', 65_536],
    ['some-new-model', 32_000],
  ])('lowers the default of Claude Code to what %s puts out', (model, most) => {
    const { body, losses } = encode({ max_tokens: 128_000 }, { model })
    expect(body.max_tokens).toBe(most)
    expect(losses).toContainEqual({
      action: 'changed',
      field: 'max_tokens',
      reason: expect.stringMatching(new RegExp(`128000 became ${most}`)) as string,
    })
  })

  it('believes the context rather than the table', () => {
    expect(tokensOf(128_000, { maxOutputTokens: 64_000 })).toBe(64_000)
    expect(tokensOf(128_000, { model: 'some-new-model', maxOutputTokens: 100_000 })).toBe(100_000)
  })

  it('246: leaves room for the prompt in the window', () => {
    const { body, answer } = encode(
      { max_tokens: 128_000, messages: longConversation },
      { model: 'some-new-model', contextWindow: 150_000 },
    )
    expect(answer.estimatedInputTokens).toBeGreaterThan(100_000)
    expect(body.max_tokens).toBe(150_000 - answer.estimatedInputTokens)
  })

  it('246: does not squeeze the answer to nothing because of an estimate', () => {
    expect(tokensOf(128_000, { contextWindow: 100_000 }, { messages: longConversation })).toBe(4_096)
    expect(tokensOf(500, { contextWindow: 100_000 }, { messages: longConversation })).toBe(500)
  })

  it('39: turns what every server rejects into one token', () => {
    expect(tokensOf(0)).toBe(1)
    expect(tokensOf(-5)).toBe(1)
    expect(tokensOf(1)).toBe(1)
    expect(tokensOf(1.5)).toBe(1)
  })

  it('leaves out what is no number', () => {
    for (const value of [undefined, null, '5', Number.NaN]) expect(tokensOf(value)).toBeUndefined()
  })
})

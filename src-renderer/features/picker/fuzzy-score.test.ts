import { describe, expect, it } from 'vitest'
import { fuzzyScore } from './fuzzy-score.ts'

function best(typed: string, names: readonly string[]): string | undefined {
  const scored = names.flatMap((name) => {
    const score = fuzzyScore(typed, name)
    return score === null ? [] : [{ name, score }]
  })
  return scored.sort((one, other) => other.score - one.score)[0]?.name
}

describe('a fuzzy search', () => {
  it.each([
    ['gpt5m', 'gpt-5-mini'],
    ['GPT-5', 'gpt-5'],
    ['sonnet', 'anthropic/claude-sonnet-5'],
    ['claude 4.5', 'us.anthropic.claude-opus-4.5'],
    ['5 claude', 'claude-sonnet-5'],
    ['通义', '通义千问-plus'],
    ['', 'anything'],
    ['   ', 'anything'],
  ])('finds %j in %s', (typed, name) => {
    expect(fuzzyScore(typed, name)).not.toBeNull()
  })

  it.each([
    ['gpt6', 'gpt-5-mini'],
    ['mini gpt x', 'gpt-5-mini'],
    ['inim', 'gpt-5-mini'],
  ])('does not find %j in %s', (typed, name) => {
    expect(fuzzyScore(typed, name)).toBeNull()
  })

  it('prefers letters side by side, and beginnings', () => {
    expect(best('mini', ['meta-inside-nova-i', 'gpt-5-mini'])).toBe('gpt-5-mini')
    expect(best('gpt', ['my-gpt', 'gpt-5'])).toBe('gpt-5')
    expect(best('son', ['personal-1', 'claude-sonnet'])).toBe('claude-sonnet')
    expect(best('o4', ['gpt-4o', 'o4-mini', 'turbo4'])).toBe('o4-mini')
  })
})

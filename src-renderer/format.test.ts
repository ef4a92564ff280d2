import { describe, expect, it } from 'vitest'
import { clockTime, compactNumber, modelBaseName, seconds } from './format.ts'

describe('format', () => {
  it('rounds for reading, in the language’s own units', () => {
    expect(compactNumber(12_345, 'en')).toBe('12.3K')
    expect(compactNumber(12_345, 'zh-CN')).toBe('1.2万')
  })

  it.each([
    [180, '0.18s'],
    [3_449, '3.4s'],
    [72_400, '72s'],
  ])('says %i ms as %s: three figures are enough', (ms, words) => {
    expect(seconds(ms, 'en')).toBe(words)
  })

  it('calls midnight 00, not 24', () => {
    expect(clockTime(new Date(2026, 0, 1, 0, 5, 9).getTime(), 'en')).toBe('00:05:09')
  })

  it('names a model by what differs from others', () => {
    expect(modelBaseName('accounts/fireworks/models/qwen3-coder')).toBe('qwen3-coder')
    expect(modelBaseName('gpt-4.1')).toBe('gpt-4.1')
    expect(modelBaseName('odd/')).toBe('odd/')
  })
})

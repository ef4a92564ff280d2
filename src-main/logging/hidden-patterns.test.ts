import { describe, expect, it } from 'vitest'
import { createHiddenPatterns, findPatternProblem, firstPatternProblem } from './hidden-patterns.ts'

describe('hidden patterns', () => {
  it('hide all that they find, each on its own', () => {
    const { hide } = createHiddenPatterns(['CUST-\\d+', '(?:Acme|Initech) Ltd'], '[hidden]')
    expect(hide('CUST-1 and CUST-22 of Acme Ltd')).toBe('[hidden] and [hidden] of [hidden]')
    expect(hide('nothing here')).toBe('nothing here')
  })

  it('put in what stands for a secret as it is, and nothing where they find nothing', () => {
    expect(createHiddenPatterns(['secret'], "$& $' [x]").hide('a secret')).toBe("a $& $' [x]")
    expect(createHiddenPatterns(['(?=b)|x'], '[hidden]').hide('abx')).toBe('ab[hidden]')
  })

  it('do without those that are no regular expressions', () => {
    expect(createHiddenPatterns(['(', 'a'], '-').hide('(a')).toBe('(-')
  })

  it('hold a text back that would take them without end, and then at once those that are not much shorter', () => {
    const { hide } = createHiddenPatterns(['(a+)+$'], '[hidden]')
    expect(hide('short')).toBe('short')
    expect(hide(`${'a'.repeat(60)}!`)).toBeNull()
    expect(hide('x'.repeat(50))).toBeNull()
    expect(hide('short')).toBe('short')
  })

  it.each(['(a+)+$', '(\\w+\\s?)*!', '(a|a)*b', '\\s*\\s*\\s*x'])('%s is refused as too slow', (source) => {
    expect(findPatternProblem(source)?.message).toContain('takes too long')
  })

  it.each([
    ['(', 'is no regular expression'],
    ['x*', 'fits everything'],
  ])('%s is refused with its reason', (source, reason) => {
    expect(findPatternProblem(source)?.message).toContain(reason)
  })

  it('ordinary ones are taken', () => {
    const ordinary = ['CUST-\\d{6}', '\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b', '[\\w.]+@example\\.com', '王.{1,3}']
    expect(firstPatternProblem(ordinary)).toBeNull()
    expect(firstPatternProblem([...ordinary, '('])?.message).toContain('"("')
  })
})

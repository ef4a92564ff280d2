import { describe, expect, it } from 'vitest'
import type { StageResult } from './stage.ts'
import { skipLines, summarise } from './summary.ts'

const green: StageResult = { passed: 3, failed: 0, skipped: [], details: '' }
const red: StageResult = { passed: 2, failed: 1, skipped: [], details: 'why' }
const partial: StageResult = {
  passed: 1,
  failed: 0,
  skipped: [
    { what: 'a', why: 'no display' },
    { what: 'b', why: 'no display' },
    { what: 'c', why: 'no network' },
  ],
  details: '',
}

describe('summarise', () => {
  it('adds up and passes', () => {
    expect(summarise([green, green], true)).toEqual({ line: '6 passed, 0 failed', exitCode: 0 })
  })
  it('fails if one stage failed', () => {
    expect(summarise([green, red], false)).toEqual({ line: '5 passed, 1 failed', exitCode: 1 })
  })
  it('names what was skipped', () => {
    expect(summarise([green, partial], false)).toEqual({ line: '4 passed, 0 failed, 3 skipped', exitCode: 0 })
  })
  it('counts skips as failures where nothing may be skipped', () => {
    expect(summarise([green, partial], true)).toEqual({ line: '4 passed, 3 failed', exitCode: 1 })
  })
  it('does not take an empty run for a success', () => {
    expect(summarise([], false).exitCode).toBe(1)
  })
})

describe('skipLines', () => {
  it('gives one line for each reason', () => {
    expect(skipLines(partial)).toEqual(['skipped: a and 1 more (no display)', 'skipped: c (no network)'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exceedsDepth } from './exceeds-depth.ts'

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + '1' + ']'.repeat(depth))

describe('exceedsDepth', () => {
  it('counts arrays and objects, and nothing else', () => {
    expect(exceedsDepth('text', 0)).toBe(false)
    expect(exceedsDepth([], 0)).toBe(true)
    expect(exceedsDepth({ a: [{ b: null }] }, 3)).toBe(false)
    expect(exceedsDepth({ a: [{ b: {} }] }, 3)).toBe(true)
    expect(exceedsDepth([1, [2], { a: [[]] }], 3)).toBe(true)
  })

  it('agrees with the depth that a value was built with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (depth, limit) => {
        expect(exceedsDepth(nested(depth), limit)).toBe(depth > limit)
      }),
    )
  })

  it('I15: takes a million levels', () => {
    expect(exceedsDepth(nested(1_000_000), 2_000_000)).toBe(false)
    expect(exceedsDepth(nested(1_000_000), 500)).toBe(true)
  })
})

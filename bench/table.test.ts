import { describe, expect, it } from 'vitest'
import { formatTable, median, percentile } from './table.ts'

describe('table', () => {
  it('finds medians and percentiles of unsorted values', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(percentile([3, 1, 2, 4], 0)).toBe(1)
    expect(percentile([3, 1, 2, 4], 1)).toBe(4)
    expect(
      percentile(
        Array.from({ length: 100 }, (_, index) => index),
        0.99,
      ),
    ).toBe(99)
    expect(median([])).toBeNaN()
  })

  it('draws Markdown with numbers to the right', () => {
    expect(
      formatTable([
        ['', 'direct'],
        ['first byte', '1 ms'],
      ]),
    ).toBe('|            | direct |\n| ---------- | -----: |\n| first byte |   1 ms |')
  })
})

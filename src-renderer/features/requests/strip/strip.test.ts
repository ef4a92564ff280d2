import { describe, expect, it } from 'vitest'
import { failedExchange, sampleExchange } from '../../../testing/samples.ts'
import { brushAfterKey, rangeOf } from './brush.ts'
import { stripSeconds, trafficBars } from './traffic-bars.ts'

const now = 1_000_000_500

describe('trafficBars', () => {
  it('counts what began in each of the last sixty seconds, and how much of it failed', () => {
    const list = [
      sampleExchange({ id: 'now', startedAt: now - 100 }),
      failedExchange({ id: 'too', startedAt: now - 200 }),
      sampleExchange({ id: 'before', startedAt: now - 1_000 }),
      sampleExchange({ id: 'oldest', startedAt: now - 59_000 }),
      sampleExchange({ id: 'too old', startedAt: now - 60_000 }),
    ]
    const bars = trafficBars(list, now)
    expect(bars).toHaveLength(stripSeconds)
    expect(bars.at(-1)).toEqual({ second: 1_000_000, count: 2, failed: 1 })
    expect(bars.at(-2)).toMatchObject({ count: 1, failed: 0 })
    expect(bars[0]).toMatchObject({ count: 1 })
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(4)
  })

  it('keeps a bar while time goes on, one place further left', () => {
    const list = [sampleExchange({ startedAt: now - 5_000 })]
    const bar = trafficBars(list, now)[54]
    expect(bar?.count).toBe(1)
    expect(trafficBars(list, now + 1_000)[53]).toEqual(bar)
  })

  it('does not stumble over a clock that was set back', () => {
    expect(trafficBars([sampleExchange({ startedAt: now + 5_000 })], now).every(({ count }) => count === 0)).toBe(true)
  })
})

describe('the brush', () => {
  const limits = { first: 941, last: 1000 }

  it('begins at the newest second, and moves with the arrows', () => {
    const first = brushAfterKey('ArrowLeft', false, null, limits)
    expect(first).toEqual({ anchor: 1000, head: 1000 })
    expect(brushAfterKey('ArrowLeft', false, first, limits)).toEqual({ anchor: 999, head: 999 })
  })

  it('grows with Shift, in either direction', () => {
    const brush = { anchor: 990, head: 990 }
    expect(brushAfterKey('ArrowRight', true, brush, limits)).toEqual({ anchor: 990, head: 991 })
    const wide = brushAfterKey('Home', true, brush, limits)
    expect(wide).toEqual({ anchor: 990, head: 941 })
    expect(wide && rangeOf(wide)).toEqual({ from: 941_000, to: 991_000 })
  })

  it('stays within the minute that the strip shows', () => {
    expect(brushAfterKey('PageDown', false, { anchor: 995, head: 995 }, limits)).toEqual({ anchor: 1000, head: 1000 })
    expect(brushAfterKey('ArrowLeft', false, { anchor: 900, head: 900 }, limits)).toEqual({ anchor: 941, head: 941 })
  })

  it('leaves other keys alone', () => {
    expect(brushAfterKey('a', false, null, limits)).toBeNull()
  })
})

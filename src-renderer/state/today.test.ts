import { describe, expect, it } from 'vitest'
import { failedExchange, sampleExchange } from '../testing/samples.ts'
import { todayFigures } from './today.ts'

const noon = new Date(2026, 10, 22, 12)
const morning = new Date(2026, 10, 22, 0, 0, 1).getTime()
const lastNight = new Date(2026, 10, 21, 23, 59, 59).getTime()

describe('todayFigures', () => {
  it('counts from the last local midnight on', () => {
    const list = [sampleExchange({ startedAt: morning }), sampleExchange({ startedAt: lastNight })]
    expect(todayFigures(list, noon).requests).toBe(1)
  })

  it('counts cached input as input, and says what share it was', () => {
    const usage = {
      input_tokens: 60,
      cache_creation_input_tokens: 40,
      cache_read_input_tokens: 300,
      output_tokens: 25,
    }
    const figures = todayFigures([sampleExchange({ startedAt: morning, usage })], noon)
    expect(figures).toMatchObject({ inputTokens: 400, outputTokens: 25, cacheShare: 0.75 })
  })

  it('gives no share and no waiting time where there was nothing to measure', () => {
    const figures = todayFigures([failedExchange({ startedAt: morning })], noon)
    expect(figures).toMatchObject({ requests: 1, failed: 1, cacheShare: null, firstOutputMs: null })
  })

  it('takes the median of the times to the first output, which one slow answer does not move', () => {
    const list = [300, 90_000, 500].map((firstOutputMs) => sampleExchange({ startedAt: morning, firstOutputMs }))
    expect(todayFigures(list, noon).firstOutputMs).toBe(500)
  })
})

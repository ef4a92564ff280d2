import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, addHistograms, percentile, type Histogram } from './histogram.ts'
import type { ExchangeSummary } from './request-log.ts'
import { countExchange, dayOf, mostDays, mostModels, sumOf, type Totals } from './totals.ts'

const usage = {
  input_tokens: 60,
  cache_creation_input_tokens: 40,
  cache_read_input_tokens: 300,
  output_tokens: 25,
}

function exchange(change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id: 'ex_1',
    startedAt: new Date(2026, 10, 22, 12).getTime(),
    requestedModel: 'claude-opus-5-5',
    refused: null,
    route: { tier: 'big', provider: 'openai', model: 'gpt-4.1', reason: 'opus is BIG' },
    state: 'done',
    stream: true,
    status: 200,
    sentMs: 1,
    firstByteMs: 400,
    firstOutputMs: 500,
    durationMs: 2_000,
    attempts: [],
    usage,
    outputCharacters: 0,
    cost: 0.25,
    error: null,
    errorType: null,
    losses: [],
    sessionId: null,
    agentId: null,
    messageCount: 1,
    toolCount: 0,
    ...change,
  }
}

const counted = (...exchanges: readonly ExchangeSummary[]) => exchanges.reduce<Totals>(countExchange, [])

describe('totals', () => {
  it('count cached input as input, and what has no price in no sum', () => {
    const figures = sumOf(
      counted(exchange(), exchange({ cost: null }), exchange({ state: 'failed', usage: null, cost: null })),
    )
    expect(figures).toMatchObject({
      requests: 3,
      failed: 1,
      inputTokens: 800,
      cachedTokens: 600,
      outputTokens: 50,
      cost: 0.25,
      unpriced: 1,
    })
  })

  it('put a request on the local day on which it began', () => {
    const beforeMidnight = new Date(2026, 10, 21, 23, 59, 59, 999).getTime()
    const afterMidnight = new Date(2026, 10, 22, 0, 0, 0).getTime()
    const totals = counted(exchange({ startedAt: afterMidnight }), exchange({ startedAt: beforeMidnight }))
    expect(totals.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22'])
  })

  it.each(['Asia/Shanghai', 'America/Los_Angeles', 'UTC'])('go by the clock of the machine, in %s', (zone) => {
    const before = process.env['TZ']
    process.env['TZ'] = zone
    try {
      const now = new Date('2026-11-22T23:30:00Z')
      const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now)
      expect(dayOf(now)).toBe(local)
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })

  it('leave out what was refused before it had a route', () => {
    expect(counted(exchange({ route: null }))).toEqual([])
  })

  it('come to the same in whatever order requests end', () => {
    const some = [0, 1, 2, 3, 4, 5].map((index) =>
      exchange({
        startedAt: new Date(2026, 10, 20 + (index % 3), 12).getTime(),
        firstOutputMs: 100 * index,
        route: { tier: 'big', provider: 'openai', model: `gpt-${index % 2}`, reason: '' },
        cost: index / 4,
      }),
    )
    const sorted = (totals: Totals) =>
      totals.map(({ day, models }) => ({ day, models: models.toSorted((a, b) => a.model.localeCompare(b.model)) }))
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect(sorted(counted(...shuffled))).toEqual(sorted(counted(...some)))
      }),
    )
  })

  it('stay small: the oldest days go, and too many models of a day become one', () => {
    const days = Array.from({ length: mostDays + 5 }, (_, index) =>
      exchange({ startedAt: new Date(2026, 0, 1 + index, 12).getTime() }),
    )
    const totals = counted(...days)
    expect(totals).toHaveLength(mostDays)
    expect(totals[0]?.day).toBe('2026-01-06')
    const models = Array.from({ length: mostModels + 20 }, (_, index) =>
      exchange({ route: { tier: 'direct', provider: 'openai', model: `model-${index}`, reason: '' } }),
    )
    const [day] = counted(...models)
    expect(day?.models).toHaveLength(mostModels + 1)
    expect(day?.models.at(-1)).toMatchObject({ provider: '', model: '', requests: 20 })
  })
})

describe('a percentile', () => {
  const durations = fc.array(fc.double({ min: 0, max: 2_000_000, noNaN: true }), { minLength: 1, maxLength: 200 })
  const histogramOf = (values: readonly number[]) => values.reduce<Histogram>(addDuration, {})

  it('is right within an eighth', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.95), (values, share) => {
        const sorted = values.toSorted((one, other) => one - other)
        const exact = sorted[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0
        const found = percentile(histogramOf(values), share) ?? Number.NaN
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(Math.max(10, exact * 0.13))
      }),
    )
  })

  it('is that of all where two histograms are added, and null where nothing was counted', () => {
    fc.assert(
      fc.property(durations, durations, (some, others) => {
        const added = addHistograms(histogramOf(some), histogramOf(others))
        expect(percentile(added, 0.95)).toBe(percentile(histogramOf([...some, ...others]), 0.95))
      }),
    )
    expect(percentile({}, 0.5)).toBeNull()
  })
})

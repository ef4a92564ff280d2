import { describe, expect, it } from 'vitest'
import { budgetUses, decideBudget, worstUse } from './budget.ts'
import { defaultBudget, type BudgetSettings } from './budget-settings.ts'
import { noFigures, type Totals } from './totals.ts'

const now = new Date(2026, 10, 22, 12)

const spent = (day: string, cost: number): Totals[number] => ({
  day,
  models: [{ ...noFigures, provider: 'openai', model: 'gpt-4.1', requests: 1, cost }],
})

function usesOf(budget: Partial<BudgetSettings>, totals: Totals, at = now) {
  return budgetUses({ ...defaultBudget, ...budget }, totals, at)
}

const totals = [spent('2026-10-31', 100), spent('2026-11-01', 6), spent('2026-11-22', 4)]

describe('a budget', () => {
  it('that has no limit is never used up', () => {
    expect(usesOf({}, totals)).toEqual([])
  })

  it('counts this day and this month, and nothing of the one before', () => {
    expect(usesOf({ dayDollars: 8, monthDollars: 40 }, totals)).toMatchObject([
      { period: 'day', of: '2026-11-22', spent: 4, level: 'fine' },
      { period: 'month', of: '2026-11', spent: 10, level: 'fine' },
    ])
  })

  it.each([
    [3.99, 'fine'],
    [4, 'near'],
    [4.99, 'near'],
    [5, 'over'],
    [50, 'over'],
  ] as const)('of $5 is at %d %s', (cost, level) => {
    expect(usesOf({ dayDollars: 5 }, [spent('2026-11-22', cost)])[0]?.level).toBe(level)
  })

  it('begins anew at midnight, and with the month', () => {
    const full = [spent('2026-11-30', 5)]
    const limits = { dayDollars: 5, monthDollars: 5 }
    const levelsAt = (at: Date) => usesOf(limits, full, at).map(({ level }) => level)
    expect(levelsAt(new Date(2026, 10, 30, 23, 59, 59))).toEqual(['over', 'over'])
    expect(levelsAt(new Date(2026, 11, 1))).toEqual(['fine', 'fine'])
  })

  it('tells of the worst limit, and of two alike of the one that holds longer', () => {
    expect(worstUse(usesOf({ dayDollars: 4, monthDollars: 12 }, totals))?.period).toBe('day')
    expect(worstUse(usesOf({ dayDollars: 4, monthDollars: 10 }, totals))?.period).toBe('month')
    expect(worstUse(usesOf({ dayDollars: 40 }, totals))).toBeNull()
  })
})

describe('what is done to a request', () => {
  const decide = (budget: Partial<BudgetSettings>, of: Totals = totals) => {
    const settings = { ...defaultBudget, dayDollars: 4, ...budget }
    return decideBudget(settings, budgetUses(settings, of, now))
  }

  it('is nothing where the user only wants to be told', () => {
    expect(decide({ atLimit: 'warn' })).toEqual({ kind: 'none' })
  })

  it('is nothing while a limit is only near', () => {
    expect(decide({ atLimit: 'stop', dayDollars: 5 })).toEqual({ kind: 'none' })
  })

  it('is what the user said once it is reached', () => {
    expect(decide({ atLimit: 'stop' })).toMatchObject({ kind: 'stop', use: { period: 'day' } })
    const cheaper = { provider: 'xai', model: 'grok-4-fast' }
    expect(decide({ atLimit: 'cheaper', cheaper })).toMatchObject({ kind: 'cheaper', target: cheaper })
  })

  it('is nothing for the rest of a day that the user lifted, but the month still counts', () => {
    expect(decide({ atLimit: 'stop', lifted: ['2026-11-22'] })).toEqual({ kind: 'none' })
    expect(decide({ atLimit: 'stop', lifted: ['2026-11-21'] })).toMatchObject({ kind: 'stop' })
    const both: Partial<BudgetSettings> = { atLimit: 'stop', monthDollars: 10, lifted: ['2026-11-22'] }
    expect(decide(both)).toMatchObject({ kind: 'stop', use: { period: 'month' } })
  })
})

import { assertNever } from './assert-never.ts'
import type { BudgetSettings } from './budget-settings.ts'
import { dayOf, monthOf, type Totals } from './totals.ts'

export type BudgetPeriod = 'day' | 'month'

/** How one limit stands. */
export interface BudgetUse {
  readonly period: BudgetPeriod
  /** Such as `2026-11-22` or `2026-11`. */
  readonly of: string
  /** US dollars. */
  readonly spent: number
  readonly limit: number
  /** `near` from four fifths on. */
  readonly level: 'fine' | 'near' | 'over'
  /** The user lets requests through until it ends. */
  readonly isLifted: boolean
}

/** What is done to a request. */
export type BudgetAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'cheaper'; readonly use: BudgetUse; readonly target: BudgetSettings['cheaper'] }
  | { readonly kind: 'stop'; readonly use: BudgetUse }

/** From this share on the user is told. */
const nearShare = 0.8

/** Every limit that is set, the day's first. */
export function budgetUses(budget: BudgetSettings, totals: Totals, now: Date): readonly BudgetUse[] {
  const day = dayOf(now)
  const month = monthOf(day)
  const ofMonth = totals.filter((one) => monthOf(one.day) === month)
  const use = (period: BudgetPeriod, of: string, limit: number | null, spent: number): readonly BudgetUse[] =>
    limit === null
      ? []
      : [{ period, of, spent, limit, level: levelOf(spent, limit), isLifted: budget.lifted.includes(of) }]
  return [
    ...use('day', day, budget.dayDollars, spentOn(ofMonth.filter((one) => one.day === day))),
    ...use('month', month, budget.monthDollars, spentOn(ofMonth)),
  ]
}

/** The one to tell of: the worst, and of two alike the month's, which holds longer. Null where all is fine. */
export function worstUse(uses: readonly BudgetUse[]): BudgetUse | null {
  const told = uses.filter(({ level }) => level !== 'fine')
  return told.findLast(({ level }) => level === 'over') ?? told.at(-1) ?? null
}

/** What is done to requests now. */
export function decideBudget(budget: BudgetSettings, uses: readonly BudgetUse[]): BudgetAction {
  const use = worstUse(uses.filter(({ isLifted }) => !isLifted))
  if (use?.level !== 'over') return { kind: 'none' }
  switch (budget.atLimit) {
    case 'warn':
      return { kind: 'none' }
    case 'cheaper':
      return { kind: 'cheaper', use, target: budget.cheaper }
    case 'stop':
      return { kind: 'stop', use }
    default:
      return assertNever(budget.atLimit)
  }
}

/** Unpriced answers cost an unknown amount, which is not counted. */
function spentOn(days: Totals): number {
  return days.flatMap(({ models }) => models).reduce((sum, { cost }) => sum + cost, 0)
}

function levelOf(spent: number, limit: number): BudgetUse['level'] {
  if (spent >= limit) return 'over'
  return spent >= limit * nearShare ? 'near' : 'fine'
}

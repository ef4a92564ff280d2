import { budgetUses, decideBudget, type BudgetAction, type BudgetUse } from '../../shared/budget.ts'
import type { BudgetSettings } from '../../shared/budget-settings.ts'
import type { Totals } from '../../shared/totals.ts'

export interface BudgetWatchOptions {
  readonly budget: () => BudgetSettings
  readonly totals: () => Totals
  /** A limit is near, reached, or begins anew. */
  readonly onChange: () => void
  readonly now?: () => Date
}

export interface BudgetWatch {
  readonly uses: (budget: BudgetSettings) => readonly BudgetUse[]
  /** What is done to a request that comes now. */
  readonly action: () => BudgetAction
  /** Tells where a level has changed since the last look; for when more was spent, or time has passed. */
  readonly look: () => void
}

/** Holds what was spent against what may be. */
export function createBudgetWatch({
  budget,
  totals,
  onChange,
  now = () => new Date(),
}: BudgetWatchOptions): BudgetWatch {
  const uses = (settings: BudgetSettings) => budgetUses(settings, totals(), now())
  const levels = () => JSON.stringify(uses(budget()).map(({ of, level }) => [of, level]))
  let told = levels()
  return {
    uses,
    action() {
      const settings = budget()
      return settings.atLimit === 'warn' ? { kind: 'none' } : decideBudget(settings, uses(settings))
    },
    look() {
      const current = levels()
      if (current === told) return
      told = current
      onChange()
    },
  }
}

import type { BudgetSettings } from '../../../shared/budget-settings.ts'
import type { Result } from '../../../shared/result.ts'
import { useActions, useAppState } from '../../state/use-window.ts'

/** What may be spent, and how to change a part of it. */
export function useBudget() {
  const { uses: _, ...budget } = useAppState().budget
  const { saveBudget } = useActions()
  const save = (part: Partial<BudgetSettings>): Promise<Result<unknown>> => saveBudget({ ...budget, ...part })
  return { budget, save }
}

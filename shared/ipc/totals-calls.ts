import { z } from 'zod'
import { budgetSettingsSchema } from '../budget-settings.ts'
import type { Result } from '../result.ts'
import type { Totals } from '../totals.ts'
import type { AppState } from './app-state.ts'

/** What requests came to, and what they may. */
export const totalsCalls = {
  /** All days; those that change afterwards are pushed. */
  'totals.get': z.undefined(),
  'budget.save': budgetSettingsSchema,
} as const

export interface TotalsReplies {
  'totals.get': Totals
  'budget.save': Result<AppState>
}

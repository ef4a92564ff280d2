import { z } from 'zod'

export const budgetActions = ['warn', 'cheaper', 'stop'] as const

/** In US dollars by list prices. What a limit is for tells of it at four fifths and when it is reached. */
const dollars = z.number().positive().max(1_000_000).nullable()

/** How much may be spent, and what happens when it is. */
export const budgetSettingsSchema = z.strictObject({
  /** Null for no limit. */
  dayDollars: dollars,
  monthDollars: dollars,
  /** What happens to requests when a limit is reached, beyond being told of it. */
  atLimit: z.enum(budgetActions),
  /** Where BIG goes then; null for the model of SMALL. */
  cheaper: z.strictObject({ provider: z.string().min(1).max(100), model: z.string().min(1).max(300) }).nullable(),
  /** Days and months in which the user lets requests through all the same. */
  lifted: z.array(z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)).max(2),
})
export type BudgetSettings = z.infer<typeof budgetSettingsSchema>

export const defaultBudget: BudgetSettings = {
  dayDollars: null,
  monthDollars: null,
  atLimit: 'warn',
  cheaper: null,
  lifted: [],
}

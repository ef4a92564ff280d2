import { z } from 'zod'
import { firstRunSteps, type FirstRun } from './first-run.ts'

/** Apart from the steps themselves, which the window reads without zod. */
export const firstRunSchema: z.ZodType<FirstRun> = z.strictObject({
  isOver: z.boolean(),
  step: z.enum(firstRunSteps),
  provider: z.string().min(1).max(100).nullable(),
  baseUrl: z.string().max(2000),
  offeredAt: z.number().nullable(),
})

import { z } from 'zod'
import type { Histogram } from '../../shared/histogram.ts'
import { mostDays, mostModels, type Totals } from '../../shared/totals.ts'
import { replaceFile } from '../files/replace-file.ts'
import { readIfPresent, setAside } from './private-file.ts'

const count = z.number().nonnegative()

const histogramSchema: z.ZodType<Histogram> = z.record(z.string().regex(/^\d{1,2}$/), count)

const daySchema = z.object({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  models: z
    .array(
      z.object({
        provider: z.string(),
        model: z.string(),
        requests: count,
        failed: count,
        inputTokens: count,
        cachedTokens: count,
        outputTokens: count,
        cost: z.number().nonnegative(),
        unpriced: count,
        firstOutput: histogramSchema,
        duration: histogramSchema,
      }),
    )
    .max(mostModels + 1),
})

const fileSchema = z.object({ version: z.literal(1), days: z.array(daySchema).max(mostDays) })

export interface OpenedTotals {
  readonly totals: Totals
  /** Where a file that could not be used was put; null where there was none. */
  readonly asidePath: string | null
}

/** Starts anew where there is no file, or none that can be used: that one is kept beside it. */
export function openTotals(path: string): OpenedTotals {
  try {
    const text = readIfPresent(path)
    return { totals: text === undefined ? [] : fileSchema.parse(JSON.parse(text)).days, asidePath: null }
  } catch {
    return { totals: [], asidePath: setAside(path, new Date()) }
  }
}

export function writeTotals(path: string, days: Totals): Promise<void> {
  return replaceFile(path, JSON.stringify({ version: 1, days }))
}

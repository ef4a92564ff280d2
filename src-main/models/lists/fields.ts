import { z } from 'zod'
import type { ModelInfo, ModelPrice } from '../../../shared/model-info.ts'

/** What one kind of entry says of its model; empty for an entry of another kind. */
export type EntryReader = (entry: unknown) => ModelInfo

/** Zero, as some hosts say for "not known", is not known. */
export const count = z.number().int().positive().optional().catch(undefined)
export const yesOrNo = z.boolean().optional().catch(undefined)
export const words = z.array(z.string()).optional().catch(undefined)
export const perMillion = z.number().nonnegative().optional().catch(undefined)

/** Dollars for one token, as text; a router of models has -1. */
export const perToken = z
  .string()
  .optional()
  .catch(undefined)
  .transform((text) => {
    const dollars = text === undefined || text === '' ? NaN : Number(text)
    return dollars >= 0 ? Number((dollars * 1_000_000).toPrecision(12)) : undefined
  })

export function entryReader<Schema extends z.ZodType>(
  schema: Schema,
  toInfo: (entry: z.output<Schema>) => Loose<ModelInfo>,
): EntryReader {
  return (entry) => {
    const read = schema.safeParse(entry)
    return read.success ? withoutUnknown<ModelInfo>(toInfo(read.data)) : {}
  }
}

type Loose<T> = { readonly [Name in keyof T]?: T[Name] | undefined }

function withoutUnknown<T extends object>(members: Loose<T>): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T
}

/** A price, if both halves of it are known. */
export function priceOf(
  input: number | undefined,
  output: number | undefined,
  cacheRead?: number,
  cacheWrite?: number,
): ModelPrice | undefined {
  if (input === undefined || output === undefined) return undefined
  return withoutUnknown<ModelPrice>({ input, output, cacheRead, cacheWrite })
}

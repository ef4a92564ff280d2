import { z } from 'zod'
import type { ModelInfo } from '../../shared/model-info.ts'
import type { Catalogue } from './catalogue-text.ts'

const amount = z.number().nonnegative().optional().catch(undefined)

const modelSchema = z.object({
  limit: z.object({ context: amount, output: amount }).optional().catch(undefined),
  cost: z
    .object({ input: amount, output: amount, cache_read: amount, cache_write: amount })
    .optional()
    .catch(undefined),
  modalities: z
    .object({ input: z.array(z.string()), output: z.array(z.string()) })
    .optional()
    .catch(undefined),
  tool_call: z.boolean().optional().catch(undefined),
  reasoning: z.boolean().optional().catch(undefined),
})

const directorySchema = z.record(
  z.string(),
  z.object({ models: z.record(z.string(), z.unknown()) }).catch({ models: {} }),
)

/**
 * The chat models of the directory that models.dev publishes, or null if it is not one.
 *
 * @see https://models.dev/api.json
 */
export function readModelsDev(json: unknown): Catalogue | null {
  const directory = directorySchema.safeParse(json)
  if (!directory.success) return null
  const catalogue = new Map<string, ReadonlyMap<string, ModelInfo>>()
  for (const [provider, { models }] of Object.entries(directory.data)) {
    const known = Object.entries(models).flatMap(([name, model]) => {
      const info = readModel(model)
      return info === null || /[\t\n]/.test(name) ? [] : [[name, info] as const]
    })
    if (known.length > 0 && !/[\t\n]/.test(provider)) catalogue.set(provider, new Map(known))
  }
  return catalogue.size > 0 ? catalogue : null
}

function readModel(model: unknown): ModelInfo | null {
  const read = modelSchema.safeParse(model)
  if (!read.success) return null
  const { limit, cost, modalities, tool_call: tools, reasoning } = read.data
  if (modalities !== undefined && !modalities.output.includes('text')) return null
  return {
    ...(limit?.context ? { contextWindow: limit.context } : {}),
    ...(limit?.output ? { maxOutputTokens: limit.output } : {}),
    ...(modalities === undefined ? {} : { images: modalities.input.includes('image') }),
    ...(tools === undefined ? {} : { tools }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(cost?.input === undefined || cost.output === undefined
      ? {}
      : {
          price: {
            input: cost.input,
            output: cost.output,
            ...(cost.cache_read === undefined ? {} : { cacheRead: cost.cache_read }),
            ...(cost.cache_write === undefined ? {} : { cacheWrite: cost.cache_write }),
          },
        }),
  }
}

import { z } from 'zod'
import type { TierModel, TierModels } from '../../shared/env-snippets.ts'
import type { LoadedSettings } from '../config/load-settings.ts'
import { loadModelKnowledge } from '../models/model-knowledge.ts'
import { buildRoutingTable } from '../proxy/routing/routing-table.ts'
import { tierModels } from '../proxy/routing/tier-models.ts'
import { withModelInfo } from '../proxy/routing/with-model-info.ts'
import type { Instance } from './instance.ts'

/**
 * The models behind BIG and SMALL: those of the running FreeCC, whose settings need not be the ones of this folder, or
 * what `freecc serve` would use here. None where the running one does not say.
 */
export async function findTierModels(
  instance: Pick<Instance, 'url' | 'token' | 'isRunning'>,
  { settings, readKey }: LoadedSettings,
): Promise<TierModels> {
  if (instance.isRunning) return askForModels(instance)
  const models = await loadModelKnowledge()
  return tierModels(withModelInfo(buildRoutingTable(settings, { readKey }), models.find))
}

const listSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      display_name: z.string(),
      owned_by: z.string(),
      max_input_tokens: z.number().positive().nullish(),
      max_tokens: z.number().positive().nullish(),
    }),
  ),
})

async function askForModels({ url, token }: Pick<Instance, 'url' | 'token'>): Promise<TierModels> {
  try {
    const response = await fetch(`${url}/v1/models`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(1_500),
    })
    const { data } = listSchema.parse(await response.json())
    const find = (id: string): TierModel | null => {
      const model = data.find((candidate) => candidate.id === id)
      if (model === undefined) return null
      return {
        title: model.display_name,
        isClaudeHost: model.owned_by === 'anthropic',
        ...(model.max_input_tokens ? { contextWindow: model.max_input_tokens } : {}),
        ...(model.max_tokens ? { maxOutputTokens: model.max_tokens } : {}),
      }
    }
    return { big: find('freecc-big'), small: find('freecc-small') }
  } catch {
    return { big: null, small: null }
  }
}

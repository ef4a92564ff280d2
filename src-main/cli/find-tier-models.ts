import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { TierModel, TierModels } from '../../shared/env-snippets.ts'
import { tiers } from '../../shared/settings.ts'
import { catalogueSource } from '../config/catalogue-source.ts'
import { isClaudeFormat } from '../codecs/index.ts'
import type { LoadedSettings } from '../config/load-settings.ts'
import { loadModelKnowledge, type ModelKnowledge } from '../models/model-knowledge.ts'
import { buildRoutingTable, type RoutingTable } from '../proxy/routing/routing-table.ts'
import { tierModels } from '../proxy/routing/tier-models.ts'
import { withModelInfo } from '../proxy/routing/with-model-info.ts'
import { isLocal } from '../proxy/upstream/is-local.ts'
import { fetchList } from '../proxy/upstream/model-lists.ts'
import type { Instance } from './instance.ts'

/**
 * The models behind the tiers: those of the running FreeCC, whose settings need not be the ones of this folder, or
 * what `freecc serve` would use here. None where the running one does not say.
 */
export async function findTierModels(
  instance: Pick<Instance, 'url' | 'token' | 'isRunning'>,
  loaded: LoadedSettings,
  runtimeDirectory: string,
): Promise<TierModels> {
  if (instance.isRunning) return askForModels(instance)
  const { settings } = loaded
  const models = await loadModelKnowledge(catalogueSource(settings, runtimeDirectory))
  const table = buildRoutingTable(settings, loaded)
  if (settings.models.refresh) await learnWindows(withModelInfo(table, models.find), models)
  return tierModels(withModelInfo(table, models.find))
}

/** How long a user waits for what an instance or a provider says. In ms. */
const patience = 1_500

/** Asks those upstreams whose windows are not known, and local ones, which say best what they run with. */
async function learnWindows(table: RoutingTable, models: ModelKnowledge): Promise<void> {
  const answers = tiers.map(async (tier) => {
    const [option] = table.tiers[tier]
    if (option?.usable !== true || isClaudeFormat(option.upstream.wireFormat)) return
    const { upstream, model, info } = option
    if (info?.contextWindow !== undefined && !isLocal(upstream)) return
    const listed = await fetchList(upstream, model, upstream.keys[0] ?? null, patience)
    if (listed !== null) models.learn(upstream, listed)
  })
  await Promise.race([Promise.all(answers), sleep(patience, undefined, { ref: false })])
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
      signal: AbortSignal.timeout(patience),
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
    return {
      big: find('freecc-big'),
      small: find('freecc-small'),
      opus: find('freecc-opus'),
      fable: find('freecc-fable'),
    }
  } catch {
    return { big: null, small: null, opus: null, fable: null }
  }
}

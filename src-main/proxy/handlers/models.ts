import { finalFailure } from '../../../shared/anthropic/errors.ts'
import { tiers } from '../../../shared/settings.ts'
import type { TierModel } from '../../../shared/env-snippets.ts'
import { sendFailure, sendJson } from '../respond.ts'
import { tierModels } from '../routing/tier-models.ts'
import type { Handler } from './handler.ts'

/** Model lists carry a date; FreeCC's names have none of their own. */
const created = new Date('2026-01-01T00:00:00Z')

/**
 * `GET /v1/models` and `GET /v1/models/{id}`: the names that this proxy answers to.
 *
 * Claude Code's discovery keeps only ids with "claude" in them, so each tier is listed under such a name too (edge case
 * 295). Each entry holds Anthropic's and OpenAI's fields, so that clients of either find what they look for (296).
 */
export const handleModels: Handler = ({ response, url, table, requestId }) => {
  const served = tierModels(table)
  const models = tiers.flatMap((tier) => listTier([`claude-freecc-${tier}`, `freecc-${tier}`], served[tier]))
  const wanted = url.pathname.slice('/v1/models/'.length)
  if (wanted === '') {
    return sendJson(response, 200, {
      object: 'list',
      data: models,
      has_more: false,
      first_id: models[0]?.id ?? null,
      last_id: models.at(-1)?.id ?? null,
    })
  }
  const found = models.find((model) => model.id === wanted)
  if (found !== undefined) return sendJson(response, 200, found)
  const known = models.map((model) => model.id).join(', ')
  sendFailure(response, finalFailure('not_found_error', `No model "${wanted}". FreeCC lists ${known}.`), requestId)
}

function listTier(ids: readonly string[], model: TierModel | null) {
  if (model === null) return []
  return ids.map((id) => ({
    type: 'model',
    id,
    display_name: model.title,
    created_at: created.toISOString(),
    object: 'model',
    created: created.getTime() / 1000,
    owned_by: model.isClaudeHost ? 'anthropic' : 'freecc',
    max_input_tokens: model.contextWindow ?? null,
    max_tokens: model.maxOutputTokens ?? null,
  }))
}

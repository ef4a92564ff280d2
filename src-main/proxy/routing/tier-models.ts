import type { TierModel, TierModels } from '../../../shared/env-snippets.ts'
import { isClaudeFormat } from '../../codecs/index.ts'
import type { RouteOption, RoutingTable } from './routing-table.ts'

/** The model behind each tier, as clients are told of it. */
export function tierModels({ tiers }: RoutingTable): TierModels {
  return {
    big: tierModel(tiers.big[0]),
    small: tierModel(tiers.small[0]),
    opus: tierModel(tiers.opus[0]),
    fable: tierModel(tiers.fable[0]),
  }
}

function tierModel(option: RouteOption | undefined): TierModel | null {
  if (option === undefined) return null
  const provider = option.usable ? option.upstream.provider.name : option.provider
  const { contextWindow, maxOutputTokens, price } = (option.usable ? option.info : undefined) ?? {}
  return {
    title: `${option.model} (${provider})`,
    isClaudeHost: option.usable && isClaudeFormat(option.upstream.wireFormat),
    ...(contextWindow === undefined ? {} : { contextWindow }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(price === undefined ? {} : { price }),
  }
}

import type { ModelInfo } from '../../../shared/model-info.ts'
import { modelLimits } from '../../codecs/limits/model-limits.ts'
import type { ModelInfoOf } from '../../models/model-knowledge.ts'
import type { RouteOption, RoutingTable } from './routing-table.ts'

/**
 * The table with what is known of each model, looked up now rather than for each request. Where nobody states a limit
 * the one of its family counts, but not on the user's own server, where a model may run with less (edge case 157).
 */
export function withModelInfo(table: RoutingTable, modelInfo: ModelInfoOf | undefined): RoutingTable {
  const informed = (option: RouteOption): RouteOption => {
    if (!option.usable) return option
    const { upstream, model, baseModel = model } = option
    const family = upstream.provider.isLocal ? {} : modelLimits(baseModel)
    const info: ModelInfo = { ...family, ...modelInfo?.(upstream, baseModel) }
    return { ...option, info }
  }
  return {
    tiers: {
      big: table.tiers.big.map(informed),
      small: table.tiers.small.map(informed),
      opus: table.tiers.opus.map(informed),
      fable: table.tiers.fable.map(informed),
    },
    direct: (provider, model) => informed(table.direct(provider, model)),
  }
}

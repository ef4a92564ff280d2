import type { ModelInfoOf } from '../../models/model-knowledge.ts'
import type { RouteOption, RoutingTable } from './routing-table.ts'

/** The table with what is known of each model, looked up now rather than for each request. */
export function withModelInfo(table: RoutingTable, modelInfo: ModelInfoOf | undefined): RoutingTable {
  if (modelInfo === undefined) return table
  const informed = (option: RouteOption): RouteOption => {
    if (!option.usable) return option
    const info = modelInfo(option.upstream, option.model)
    return info === undefined ? option : { ...option, info }
  }
  return {
    tiers: { big: table.tiers.big.map(informed), small: table.tiers.small.map(informed) },
    direct: (provider, model) => informed(table.direct(provider, model)),
  }
}

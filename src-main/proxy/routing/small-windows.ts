import { describeSmallWindow } from '../../models/small-window.ts'
import { isLocal } from '../upstream/is-local.ts'
import { tierOptions, type RoutingTable } from './routing-table.ts'

/** One sentence for each routed model whose window is known and cannot take Claude Code's prompt (edge case 157). */
export function findSmallWindows(table: RoutingTable): readonly string[] {
  const sentences = tierOptions(table).map((option) => {
    if (!option.usable) return null
    const { model, upstream, info } = option
    return describeSmallWindow(model, upstream.provider.name, isLocal(upstream), info?.contextWindow)
  })
  return [...new Set(sentences)].filter((sentence) => sentence !== null)
}

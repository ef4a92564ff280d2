import { isLoopbackUrl } from '../../../shared/base-url.ts'
import { describeSmallWindow } from '../../models/small-window.ts'
import type { RoutingTable } from './routing-table.ts'

/** One sentence for each routed model whose window is known and cannot take Claude Code's prompt (edge case 157). */
export function findSmallWindows({ tiers }: RoutingTable): readonly string[] {
  const sentences = [...tiers.big, ...tiers.small].map((option) => {
    if (!option.usable) return null
    const { provider, baseUrl } = option.upstream
    const isLocal = provider.isLocal || isLoopbackUrl(baseUrl)
    return describeSmallWindow(option.model, provider.name, isLocal, option.info?.contextWindow)
  })
  return [...new Set(sentences)].filter((sentence) => sentence !== null)
}

import type { AppState } from '../../shared/ipc.ts'
import { isOptionalTier, optionalTiers, tiers, type Tier } from '../../shared/tiers.ts'

type Routes = AppState['routes']

/** Those to show: an optional tier only where it has a route. */
export function shownTiers(routes: Routes): readonly Tier[] {
  return tiers.filter((tier) => !isOptionalTier(tier) || routes[tier] !== null)
}

/** The Claude models that a tier stands for, which are BIG's where it has no route. */
export function claudeModels(tier: Tier, routes: Routes): string {
  if (isOptionalTier(tier)) return tier
  if (tier === 'small') return 'haiku'
  return ['sonnet', ...optionalTiers.filter((optional) => routes[optional] === null)].join(' · ')
}

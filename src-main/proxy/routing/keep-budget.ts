import { finalFailure } from '../../../shared/anthropic/errors.ts'
import type { BudgetAction, BudgetUse } from '../../../shared/budget.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import type { Route } from './route-model.ts'
import type { RouteOption, RoutingTable } from './routing-table.ts'

/**
 * The route that a request takes where a budget is used up: another model in place of BIG's (and OPUS's and FABLE's), or
 * none at all. SMALL, and what a client asks for as `provider/model`, are left as they are unless everything stops.
 */
export function keepBudget(route: Route, action: BudgetAction, table: RoutingTable): Route {
  switch (action.kind) {
    case 'none':
      return route
    case 'stop': {
      const { use } = action
      const until = use.period === 'day' ? 'tomorrow' : 'next month'
      const message = `T${usedUp(use).slice(1)}, so FreeCC asks no model until ${until}. Raise the budget in FreeCC's settings, or let requests through there.`
      return { ...route, reason: `${route.reason}; ${usedUp(use)}`, refusal: finalFailure('billing_error', message) }
    }
    case 'cheaper': {
      if (route.tier === 'small' || route.tier === 'direct') return route
      const options = cheaperOptions(action, table)
      const reason = `${route.reason}, but ${usedUp(action.use)}, so the cheaper model answers`
      return options.length === 0 ? route : { ...route, reason, options }
    }
  }
}

function cheaperOptions(
  { target }: Extract<BudgetAction, { kind: 'cheaper' }>,
  { tiers, direct }: RoutingTable,
): readonly RouteOption[] {
  if (target === null) return tiers.small
  const provider = findProvider(target.provider)
  return provider === undefined ? tiers.small : [direct(provider, target.model)]
}

function usedUp({ period, limit }: BudgetUse): string {
  return `the budget of $${limit} for this ${period} is used up`
}

import type { BudgetUse } from '../../shared/budget.ts'
import { findProvider } from '../../shared/providers/index.ts'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'

/** What is worth interrupting somebody who does not look at FreeCC. */
export type Alert =
  | { readonly kind: 'down'; readonly status: ProxyStatus }
  | { readonly kind: 'budget'; readonly use: BudgetUse }
  | { readonly kind: 'key-rejected'; readonly provider: string; readonly exchangeId: string }

export interface Alerts {
  readonly status: (status: ProxyStatus) => void
  readonly budget: (uses: readonly BudgetUse[]) => void
  readonly exchanges: (changed: readonly ExchangeSummary[]) => void
}

/** Each problem is told once, and again only after it was gone. */
export function createAlerts(tell: (alert: Alert) => void): Alerts {
  let wasDown = false
  const rejecting = new Set<string>()
  let toldLimits: readonly string[] = []
  return {
    status(status) {
      const isDown = status.state === 'port-in-use' || status.state === 'failed'
      if (isDown && !wasDown) tell({ kind: 'down', status })
      wasDown = isDown
    },
    budget(uses) {
      const reached = uses.filter(({ level }) => level !== 'fine')
      const nameOf = ({ of, level, limit }: BudgetUse) => `${of} ${level} ${limit}`
      const news = reached.filter((use) => !toldLimits.includes(nameOf(use)))
      toldLimits = reached.map(nameOf)
      for (const use of news) tell({ kind: 'budget', use })
    },
    exchanges(changed) {
      for (const { id, state, status, route } of changed) {
        if (route === null) continue
        if (state === 'done') rejecting.delete(route.provider)
        if (state !== 'failed' || status !== 401 || rejecting.has(route.provider)) continue
        rejecting.add(route.provider)
        const provider = findProvider(route.provider)?.name ?? route.provider
        tell({ kind: 'key-rejected', provider, exchangeId: id })
      }
    },
  }
}

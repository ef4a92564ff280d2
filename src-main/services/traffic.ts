import { lastProblem } from '../../shared/last-problem.ts'
import { findProvider } from '../../shared/providers/index.ts'
import { isRunning, type ExchangeSummary } from '../../shared/request-log.ts'

/** The last request that failed, as far as a menu has room for it. */
export interface TrafficProblem {
  readonly id: string
  readonly status: number | null
  /** The provider's name, or that of the model where no provider was found. */
  readonly from: string
}

/** What the tray shows of the requests. */
export interface Traffic {
  readonly isBusy: boolean
  readonly problem: TrafficProblem | null
}

export const noTraffic: Traffic = { isBusy: false, problem: null }

/** @param exchanges oldest first */
export function describeTraffic(exchanges: readonly ExchangeSummary[]): Traffic {
  const failed = lastProblem(exchanges.toReversed())
  return { isBusy: exchanges.some(isRunning), problem: failed === null ? null : describeProblem(failed) }
}

function describeProblem({ id, status, route, requestedModel }: ExchangeSummary): TrafficProblem {
  const from = route === null ? requestedModel : (findProvider(route.provider)?.name ?? route.provider)
  return { id, status, from }
}

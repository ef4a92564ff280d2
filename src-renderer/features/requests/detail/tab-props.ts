import type { ExchangeDetail } from '../../../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'

export interface TabProps {
  readonly exchange: ExchangeSummary
  /** Null while it is on its way, and where it is gone. */
  readonly detail: ExchangeDetail | null
  /** It is no longer in memory. */
  readonly isGone: boolean
}

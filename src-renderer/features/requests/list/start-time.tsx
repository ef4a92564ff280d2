import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { clockTime } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'

export function StartTime({ item }: { readonly item: ExchangeSummary }) {
  return <span className="readout text-soft">{clockTime(item.startedAt, useLocale())}</span>
}

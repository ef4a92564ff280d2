import { seconds } from '../../../format.ts'
import { isRunning, type ExchangeSummary } from '../../../../shared/request-log.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useNow } from '../../../state/use-now.ts'

/** How long it took, or counting while it runs. */
export function Duration({ item }: { readonly item: ExchangeSummary }) {
  const locale = useLocale()
  if (isRunning(item)) return <RunningTime startedAt={item.startedAt} />
  return <span className="readout">{item.durationMs === null ? '–' : seconds(item.durationMs, locale)}</span>
}

function RunningTime({ startedAt }: { readonly startedAt: number }) {
  const locale = useLocale()
  const now = useNow(100)
  return <span className="readout text-signal">{seconds(Math.max(0, now - startedAt), locale)}</span>
}

import { useTranslation } from 'react-i18next'
import { isRunning, type ExchangeSummary } from '../../../../shared/request-log.ts'
import { dollars, exactNumber, seconds } from '../../../format.ts'
import { tokensPerSecond } from '../../../state/lane.ts'
import { useLocale } from '../../../state/use-locale.ts'

interface Props {
  readonly item: ExchangeSummary
}

/** A model without a price costs an unknown amount, which is not nothing. */
export function Cost({ item }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (item.cost !== null) return <span className="readout">{dollars(item.cost, locale)}</span>
  if (item.usage === null || isRunning(item)) return null
  return <span className="text-faint">{t('requests.unpriced')}</span>
}

/** What took longer than this, in milliseconds, made somebody wait, or wait long. */
const slowMs = 4_000
const verySlowMs = 15_000

export function FirstToken({ item: { firstOutputMs } }: Props) {
  const locale = useLocale()
  if (firstOutputMs === null) return null
  const colour = firstOutputMs > verySlowMs ? 'text-danger' : firstOutputMs > slowMs ? 'text-warning' : ''
  return <span className={`readout ${colour}`}>{seconds(firstOutputMs, locale)}</span>
}

export function Speed({ item }: Props) {
  const locale = useLocale()
  const speed = tokensPerSecond(item)
  return speed === null ? null : <span className="readout">{exactNumber(Math.round(speed), locale)}</span>
}

/** The first letters tell sessions apart. */
const sessionLength = 8

/** The session, and the subagent where one asked. */
export function Session({ item: { sessionId, agentId } }: Props) {
  if (sessionId === null && agentId === null) return null
  const session = (sessionId ?? '').slice(0, sessionLength)
  return (
    <span className="readout truncate text-soft" title={[sessionId, agentId].filter(Boolean).join(' · ')}>
      {session}
      {agentId === null ? null : <span className="text-faint"> › {agentId}</span>}
    </span>
  )
}

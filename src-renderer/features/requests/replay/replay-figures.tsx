import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { Locale } from '../../../../shared/i18n/index.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { dollars, exactNumber, seconds } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { ProviderName } from '../../../ui/provider-name.tsx'
import type { Answer } from '../detail/conversation/read-answer.ts'
import { Duration } from '../list/duration.tsx'
import { RequestStatus } from '../list/request-status.tsx'
import { totalInput } from '../list/tokens.tsx'

/** One of the two requests that are compared. */
export interface ReplaySide {
  readonly exchange: ExchangeSummary
  readonly answer: Answer
}

interface Props {
  readonly names: readonly string[]
  readonly sides: readonly ReplaySide[]
}

/** Times, tokens, cost and losses, side by side. */
export function ReplayFigures({ names, sides }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const figure = (value: number | null, write: (value: number, locale: Locale) => string) =>
    value === null ? '–' : <span className="readout">{write(value, locale)}</span>
  const rows: readonly (readonly [name: string, of: (side: ReplaySide) => ReactNode])[] = [
    [t('detail.provider'), ({ exchange: { route } }) => (route === null ? '–' : <ProviderName id={route.provider} />)],
    [t('detail.model'), ({ exchange: { route } }) => <span className="readout break-all">{route?.model ?? '–'}</span>],
    [t('requests.status'), ({ exchange }) => <RequestStatus item={exchange} />],
    [t('replay.stopReason'), ({ answer }) => <span className="readout">{answer.stopReason ?? '–'}</span>],
    [t('detail.firstOutput'), ({ exchange }) => figure(exchange.firstOutputMs, seconds)],
    [t('requests.duration'), ({ exchange }) => <Duration item={exchange} />],
    [t('detail.input'), ({ exchange: { usage } }) => figure(usage && totalInput(usage), exactNumber)],
    [t('detail.output'), ({ exchange: { usage } }) => figure(usage && usage.output_tokens, exactNumber)],
    [t('requests.cost'), ({ exchange: { cost } }) => figure(cost, dollars)],
    [t('loss.title'), ({ exchange: { losses } }) => figure(losses.length, exactNumber)],
  ]
  return (
    <table className="w-full table-fixed select-text">
      <thead>
        <tr className="border-b border-line text-left text-soft">
          <td />
          {names.map((name) => (
            <th key={name} scope="col" className="py-1 pr-3 font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name} className="border-b border-line align-top">
            <th scope="row" className="py-1 pr-3 text-left font-normal text-faint">
              {name}
            </th>
            {sides.map((side) => (
              <td key={side.exchange.id} className="py-1 pr-3">
                {of(side)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { useTranslation } from 'react-i18next'
import { percentile, type Histogram } from '../../../../shared/histogram.ts'
import type { Figures } from '../../../../shared/totals.ts'
import { compactNumber, dollars, exactNumber, percentage, seconds } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { ProviderName } from '../../../ui/provider-name.tsx'
import type { Grouping, TotalsGroup } from './total-groups.ts'

interface Props {
  readonly groups: readonly TotalsGroup[]
  readonly grouping: Grouping
}

const headings = {
  day: 'totals.byDay',
  provider: 'totals.byProvider',
  model: 'totals.byModel',
} as const

/** Everything that the charts show, in figures. */
export function TotalsTable({ groups, grouping }: Props) {
  const { t } = useTranslation()
  return (
    <table aria-label={t('totals.table')} className="w-full min-w-160 border-collapse text-right">
      <thead className="text-small text-faint">
        <tr className="border-b border-line">
          <Heading rows={2} look="text-left">
            {t(headings[grouping])}
          </Heading>
          <Heading rows={2}>{t('totals.requests')}</Heading>
          <Heading rows={2}>{t('totals.failed')}</Heading>
          <Heading rows={2}>{t('totals.input')}</Heading>
          <Heading rows={2}>{t('totals.cached')}</Heading>
          <Heading rows={2}>{t('totals.output')}</Heading>
          <Heading rows={2}>{t('totals.cost')}</Heading>
          <Heading columns={2}>{t('totals.firstOutput')}</Heading>
          <Heading columns={2}>{t('totals.duration')}</Heading>
        </tr>
        <tr className="border-b border-line">
          {['first', 'whole'].flatMap((of) => [
            <Heading key={`${of} middle`}>{t('totals.middle')}</Heading>,
            <Heading key={`${of} slow`}>{t('totals.slow')}</Heading>,
          ])}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, provider, name, figures }) => (
          <tr key={key} className="border-b border-line">
            <th scope="row" className="max-w-60 truncate py-1.5 pr-3 text-left font-normal">
              <GroupName provider={provider} name={name} grouping={grouping} />
            </th>
            <FigureCells figures={figures} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heading({
  children,
  rows = 1,
  columns = 1,
  look = '',
}: {
  readonly children: string
  readonly rows?: number
  readonly columns?: number
  readonly look?: string
}) {
  return (
    <th
      scope={columns > 1 ? 'colgroup' : 'col'}
      rowSpan={rows}
      colSpan={columns}
      className={`py-1 pr-3 align-bottom font-medium whitespace-nowrap ${look}`}
    >
      {children}
    </th>
  )
}

function GroupName({ provider, name, grouping }: Pick<TotalsGroup, 'provider' | 'name'> & Pick<Props, 'grouping'>) {
  const { t } = useTranslation()
  if (provider === null) return <span className="readout">{name}</span>
  if (provider === '') return t('totals.others')
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ProviderName id={provider} />
      {grouping === 'model' ? (
        <span className="readout truncate" title={name}>
          {name}
        </span>
      ) : null}
    </span>
  )
}

function FigureCells({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { requests, failed, inputTokens, cachedTokens, outputTokens, cost, unpriced, firstOutput, duration } = figures
  const time = (histogram: Histogram, share: number) => {
    const ms = percentile(histogram, share)
    return ms === null ? '–' : seconds(ms, locale)
  }
  const price = cost === 0 && unpriced > 0 ? t('requests.unpriced') : dollars(cost, locale)
  return (
    <>
      <Cell exact={exactNumber(requests, locale)}>{compactNumber(requests, locale)}</Cell>
      <Cell look={failed > 0 ? 'text-danger' : 'text-faint'}>{exactNumber(failed, locale)}</Cell>
      <Cell exact={exactNumber(inputTokens, locale)}>{compactNumber(inputTokens, locale)}</Cell>
      <Cell exact={exactNumber(cachedTokens, locale)}>
        {inputTokens === 0 ? '–' : percentage(cachedTokens / inputTokens, locale)}
      </Cell>
      <Cell exact={exactNumber(outputTokens, locale)}>{compactNumber(outputTokens, locale)}</Cell>
      <Cell exact={unpriced === 0 ? undefined : t('sessions.unpriced', { number: exactNumber(unpriced, locale) })}>
        {unpriced > 0 && cost > 0 ? `${price}*` : price}
      </Cell>
      <Cell>{time(firstOutput, 0.5)}</Cell>
      <Cell>{time(firstOutput, 0.95)}</Cell>
      <Cell>{time(duration, 0.5)}</Cell>
      <Cell>{time(duration, 0.95)}</Cell>
    </>
  )
}

interface CellProps {
  readonly children: string
  readonly exact?: string | undefined
  readonly look?: string
}

function Cell({ children, exact, look = '' }: CellProps) {
  return (
    <td title={exact} className={`readout py-1.5 pr-3 whitespace-nowrap ${look}`}>
      {children}
    </td>
  )
}

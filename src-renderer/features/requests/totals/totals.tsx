import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { percentile } from '../../../../shared/histogram.ts'
import { sumOf, type Figures } from '../../../../shared/totals.ts'
import { compactNumber, dollars, exactNumber, seconds } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useNow } from '../../../state/use-now.ts'
import { useTotals } from '../../../state/use-window.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { DayChart } from './day-chart.tsx'
import { groupings, groupTotals, lastDays, type Grouping } from './total-groups.ts'
import { TotalsTable } from './totals-table.tsx'

const ranges = ['7', '30', '90'] as const
type Range = (typeof ranges)[number]

const names = { day: 'totals.byDay', provider: 'totals.byProvider', model: 'totals.byModel' } as const

/** What requests came to, day by day, also before this start. */
export function Totals() {
  const { t } = useTranslation()
  const locale = useLocale()
  const totals = useTotals()
  const [range, setRange] = useState<Range>('30')
  const [grouping, setGrouping] = useState<Grouping>('model')
  const now = useNow(60_000)
  const days = useMemo(() => lastDays(totals, Number(range), new Date(now)), [totals, range, now])
  const all = sumOf(days)

  if (totals.length === 0) return <p className="m-auto p-6 text-soft">{t('totals.empty')}</p>

  const figures = days.map((day) => ({ day: day.day, of: sumOf([day]) }))
  const chartDays = (partsOf: (of: Figures) => readonly number[]) =>
    figures.map(({ day, of }) => ({ day, parts: partsOf(of) }))
  const compact = (value: number) => compactNumber(value, locale)
  const middle = (of: Figures) => percentile(of.firstOutput, 0.5) ?? 0
  const slow = (of: Figures) => percentile(of.firstOutput, 0.95) ?? 0
  return (
    <ScrollArea look="flex flex-col gap-5 px-6 py-4">
      <div>
        <Segments
          label={t('totals.range')}
          options={ranges.map((id) => ({ id, label: t('totals.days', { number: id }) }))}
          value={range}
          onChange={setRange}
        />
      </div>
      <div className="grid grid-cols-2 gap-x-8 gap-y-5">
        <DayChart
          name={t('totals.requests')}
          total={compact(all.requests)}
          days={chartDays(({ requests, failed }) => [requests - failed, failed])}
          looks={['fill-trace', 'fill-danger']}
          format={(value) => exactNumber(value, locale)}
        />
        <DayChart
          name={t('totals.tokens')}
          total={compact(all.inputTokens + all.outputTokens)}
          days={chartDays(({ inputTokens, outputTokens }) => [inputTokens, outputTokens])}
          looks={['fill-trace', 'fill-signal']}
          format={compact}
        />
        <DayChart
          name={t('totals.cost')}
          total={all.cost === 0 && all.unpriced > 0 ? t('requests.unpriced') : dollars(all.cost, locale)}
          days={chartDays(({ cost }) => [cost])}
          looks={['fill-trace']}
          format={(value) => dollars(value, locale)}
        />
        <DayChart
          name={`${t('totals.firstOutput')}, ${t('totals.middle')} · ${t('totals.slow')}`}
          total={`${seconds(middle(all), locale)} · ${seconds(slow(all), locale)}`}
          days={chartDays((of) => [middle(of), slow(of) - middle(of)])}
          looks={['fill-signal', 'fill-trace']}
          format={(value) => seconds(value, locale)}
        />
      </div>
      {all.unpriced === 0 ? null : (
        <p className="text-faint">{t('totals.unpricedNote', { number: exactNumber(all.unpriced, locale) })}</p>
      )}
      <div className="flex min-w-0 flex-col gap-2">
        <div>
          <Segments
            label={t('totals.by')}
            options={groupings.map((id) => ({ id, label: t(names[id]) }))}
            value={grouping}
            onChange={setGrouping}
          />
        </div>
        <div tabIndex={0} className="focus-mark overflow-x-auto">
          <TotalsTable groups={groupTotals(days, grouping)} grouping={grouping} />
        </div>
      </div>
    </ScrollArea>
  )
}

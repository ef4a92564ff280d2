import { useTranslation } from 'react-i18next'
import { compactNumber, exactNumber, percentage, seconds } from '../../format.ts'
import { todayFigures } from '../../state/today.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useNow } from '../../state/use-now.ts'
import { useRequests } from '../../state/use-window.ts'

/** Today in three figures. */
export function Today() {
  const { t } = useTranslation()
  const locale = useLocale()
  const today = todayFigures(useRequests(), new Date(useNow(60_000)))
  const tokens = today.inputTokens + today.outputTokens
  return (
    <section aria-label={t('today.label')}>
      <dl className="grid grid-cols-3 divide-x divide-line">
        <Figure
          name={t('today.requests')}
          value={compactNumber(today.requests, locale)}
          exact={exactNumber(today.requests, locale)}
          note={today.failed === 0 ? null : t('today.failed', { number: exactNumber(today.failed, locale) })}
        />
        <Figure
          name={t('today.tokens')}
          value={compactNumber(tokens, locale)}
          exact={exactNumber(tokens, locale)}
          note={today.cacheShare === null ? null : t('today.cached', { share: percentage(today.cacheShare, locale) })}
        />
        <Figure
          name={t('today.wait')}
          value={today.firstOutputMs === null ? '–' : seconds(today.firstOutputMs, locale)}
          exact={null}
          note={today.firstOutputMs === null ? null : t('today.waitNote')}
        />
      </dl>
    </section>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  /** On hover, where `value` is rounded. */
  readonly exact: string | null
  readonly note: string | null
}

function Figure({ name, value, exact, note }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col px-5 first:pl-0">
      <dt className="text-soft">{name}</dt>
      <dd className="readout text-figure font-medium" title={exact ?? undefined}>
        {value}
      </dd>
      <dd className="min-h-4 text-small text-faint">{note}</dd>
    </div>
  )
}

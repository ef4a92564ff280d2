import { useTranslation } from 'react-i18next'
import { dayOf, sumOf } from '../../../shared/totals.ts'
import { compactNumber, dollars, exactNumber, percentage } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useNow } from '../../state/use-now.ts'
import { useTotals } from '../../state/use-window.ts'

/** Today in three figures. */
export function Today() {
  const { t } = useTranslation()
  const locale = useLocale()
  const day = dayOf(new Date(useNow(60_000)))
  const today = sumOf(useTotals().filter((one) => one.day === day))
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
          note={
            today.inputTokens === 0
              ? null
              : t('today.cached', { share: percentage(today.cachedTokens / today.inputTokens, locale) })
          }
        />
        <Figure
          name={t('today.cost')}
          value={today.cost === 0 && today.unpriced > 0 ? '–' : dollars(today.cost, locale)}
          exact={null}
          note={today.unpriced === 0 ? null : t('today.unpriced', { number: exactNumber(today.unpriced, locale) })}
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

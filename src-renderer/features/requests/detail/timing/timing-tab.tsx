import { useTranslation } from 'react-i18next'
import { isRunning } from '../../../../../shared/request-log.ts'
import { seconds } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'
import { useNow } from '../../../../state/use-now.ts'
import type { TabProps } from '../tab-props.ts'
import { timingSpans, type TimingSpan } from './timing-spans.ts'
import { ScrollArea } from '../../../../ui/scroll-area.tsx'

const words = {
  prepare: 'timing.prepare',
  wait: 'timing.wait',
  think: 'timing.think',
  answer: 'timing.answer',
  attempt: 'timing.attempt',
} as const

/** Where the time went, as a waterfall. */
export function TimingTab({ exchange }: TabProps) {
  const { t } = useTranslation()
  const now = useNow(isRunning(exchange) ? 250 : 60_000)
  const spans = timingSpans(exchange, now)
  const whole = Math.max(1, ...spans.map(({ to }) => to))
  return (
    <ScrollArea>
      <table className="w-full border-separate border-spacing-y-1 text-left">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('timing.phase')}</th>
            <th scope="col">{t('timing.took')}</th>
            <th scope="col">{t('timing.place')}</th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span, index) => (
            <Span key={index} span={span} whole={whole} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Span({ span, whole }: { readonly span: TimingSpan; readonly whole: number }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { kind, label, from, to, hasFailed } = span
  const colour = hasFailed ? 'bg-danger' : kind === 'answer' ? 'bg-accent' : 'bg-trace'
  return (
    <tr>
      <th scope="row" className="max-w-44 pr-3 font-normal">
        <span className="block truncate" title={label}>
          {label === '' ? t(words[kind]) : <span className="readout text-small">{label}</span>}
        </span>
      </th>
      <td className="readout w-16 pr-3 text-right">{seconds(to - from, locale)}</td>
      <td className="w-1/2">
        <span className="sr-only">{t('timing.fromTo', { from: seconds(from, locale), to: seconds(to, locale) })}</span>
        <span aria-hidden className="relative block h-3 rounded-[3px] bg-hover">
          <span
            className={`absolute inset-y-0 min-w-px rounded-[3px] ${colour}`}
            style={{ left: `${(from / whole) * 100}%`, width: `${((to - from) / whole) * 100}%` }}
          />
        </span>
      </td>
    </tr>
  )
}

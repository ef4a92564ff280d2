import { useTranslation } from 'react-i18next'
import type { Loss } from '../../../../../shared/request-log.ts'
import { exactNumber } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'
import { LossReport } from '../overview/loss-report.tsx'
import type { JsonChange } from './diff-json.ts'
import { ScrollArea } from '../../../../ui/scroll-area.tsx'

/** More would not be read. */
const mostShown = 300
/** Of one value, in characters. */
const longest = 240

const looks = {
  added: { sign: '+', words: 'compare.added', colour: 'text-signal' },
  removed: { sign: '−', words: 'compare.removed', colour: 'text-danger' },
  changed: { sign: '≠', words: 'compare.changed', colour: 'text-warning' },
} as const

interface Props {
  readonly changes: readonly JsonChange[]
  readonly losses: readonly Loss[]
}

/** What FreeCC changed: first what was lost by it, in words, then every place. */
export function ChangeList({ changes, losses }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <ScrollArea look="px-4 pb-3">
      <LossReport losses={losses} />
      {changes.length === 0 ? <p className="pt-3 text-soft">{t('compare.same')}</p> : null}
      <ul className="mt-3 flex flex-col gap-2">
        {changes.slice(0, mostShown).map((change) => (
          <Change key={change.kind + change.path} change={change} />
        ))}
      </ul>
      {changes.length <= mostShown ? null : (
        <p className="pt-3 text-faint">
          {t('compare.more', { number: exactNumber(changes.length - mostShown, locale) })}
        </p>
      )}
    </ScrollArea>
  )
}

function Change({ change: { path, kind, left, right } }: { readonly change: JsonChange }) {
  const { t } = useTranslation()
  const { sign, words, colour } = looks[kind]
  return (
    <li className="readout text-small break-all select-text">
      <span className={`${colour} font-semibold`} title={t(words)}>
        {sign}
        <span className="sr-only"> {t(words)}</span>
      </span>{' '}
      <span className="text-soft">{path === '' ? t('compare.whole') : path.replace(/^\./, '')}</span>
      <div className="pl-4">
        {kind === 'added' ? null : <del className="text-faint decoration-transparent">{shorten(left)}</del>}
        {kind === 'changed' ? ' → ' : null}
        {kind === 'removed' ? null : <ins className="no-underline">{shorten(right)}</ins>}
      </div>
    </li>
  )
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

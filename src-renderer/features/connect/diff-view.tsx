import { useTranslation } from 'react-i18next'
import type { DiffLine } from '../../../shared/claude-code.ts'

const marks = { same: ' ', removed: '−', added: '+', gap: ' ' } as const

const words = { removed: 'diff.removed', added: 'diff.added' } as const

const looks = {
  same: 'text-soft',
  removed: 'bg-danger-ground',
  added: 'bg-signal-ground',
  gap: 'text-faint',
} as const

/** What goes and what comes, line by line; said and not only coloured. */
export function DiffView({ lines }: { readonly lines: readonly DiffLine[] }) {
  const { t } = useTranslation()
  return (
    <div
      role="region"
      aria-label={t('diff.title')}
      tabIndex={0}
      className="focus-mark readout overflow-x-auto rounded-control border border-line py-1.5 leading-[1.7] select-text"
    >
      <ul className="min-w-max">
        {lines.map(({ kind, text }, index) => (
          <li key={index} className={`px-3 whitespace-pre ${looks[kind]}`}>
            <span aria-hidden className="mr-3 inline-block w-2">
              {marks[kind]}
            </span>
            {kind === 'removed' || kind === 'added' ? <span className="sr-only">{t(words[kind])} </span> : null}
            {kind === 'gap' ? '⋯' : text}
          </li>
        ))}
      </ul>
    </div>
  )
}

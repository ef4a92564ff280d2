import { useTranslation } from 'react-i18next'
import type { Loss } from '../../../../../shared/request-log.ts'

const actions = { dropped: 'loss.dropped', changed: 'loss.changed', emulated: 'loss.emulated' } as const

/** What the translation could not carry over as it was. */
export function LossReport({ losses }: { readonly losses: readonly Loss[] }) {
  const { t } = useTranslation()
  if (losses.length === 0) return null
  return (
    <section className="mt-4 border-t border-line pt-3">
      <h3 className="mb-1.5 text-soft">{t('loss.title')}</h3>
      <ul className="flex flex-col gap-1.5 select-text">
        {losses.map(({ action, field, reason }, index) => (
          <li key={index}>
            <span className="font-medium">{t(actions[action])}</span> <span className="readout break-all">{field}</span>
            <div className="text-soft">{reason}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}

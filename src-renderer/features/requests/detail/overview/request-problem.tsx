import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../../../shared/request-log.ts'
import { addressOf } from '../../../../../shared/window-address.ts'
import { explainFailure } from '../../../../explain-failure.ts'
import { ButtonLink } from '../../../../ui/button.tsx'

/** What went wrong, what that means, and where it can be put right. */
export function RequestProblem({ exchange }: { readonly exchange: ExchangeSummary }) {
  const { t } = useTranslation()
  const { error, errorType } = exchange
  if (error === null) return null
  const explained = explainFailure(exchange)
  return (
    <section className="mb-3 flex items-start gap-2 rounded-control bg-danger-ground px-3 py-2">
      <CircleAlert aria-hidden size={15} className="mt-0.5 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5">
        <p className="max-w-full break-words select-text">{error}</p>
        {explained === null ? null : <p className="text-soft">{t(explained.words)}</p>}
        {explained === null || explained.remedy === null ? null : (
          <ButtonLink look="plain" href={addressOf('models', explained.tier)}>
            {t(explained.remedy)}
          </ButtonLink>
        )}
        {errorType === null ? null : <p className="readout text-small text-faint select-text">{errorType}</p>}
      </div>
    </section>
  )
}

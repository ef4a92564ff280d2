import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ErrorType } from '../../../../../shared/anthropic/errors.ts'
import type { ExchangeSummary } from '../../../../../shared/request-log.ts'
import { addressOf } from '../../../../../shared/window-address.ts'
import { ButtonLink } from '../../../../ui/button.tsx'

/** What kinds of failures mean, and what can be done about them in Models; null where nothing there would help. */
const explanations = {
  invalid_request_error: { words: 'error.invalidRequest', remedy: null },
  authentication_error: { words: 'error.authentication', remedy: 'problem.checkKey' },
  billing_error: { words: 'error.billing', remedy: 'problem.checkKey' },
  permission_error: { words: 'error.permission', remedy: 'problem.checkKey' },
  not_found_error: { words: 'error.notFound', remedy: 'lane.choose' },
  request_too_large: { words: 'error.tooLarge', remedy: 'lane.choose' },
  rate_limit_error: { words: 'error.rateLimit', remedy: 'fallback.addOne' },
  api_error: { words: 'error.api', remedy: 'fallback.addOne' },
  timeout_error: { words: 'error.timeout', remedy: 'fallback.addOne' },
  overloaded_error: { words: 'error.overloaded', remedy: 'fallback.addOne' },
} as const satisfies Readonly<Record<ErrorType, { readonly words: string; readonly remedy: string | null }>>

/** What went wrong, what that means, and where it can be put right. */
export function RequestProblem({ exchange: { error, errorType, route } }: { readonly exchange: ExchangeSummary }) {
  const { t } = useTranslation()
  if (error === null) return null
  const explained = errorType === null ? null : explanations[errorType]
  const tier = route === null || route.tier === 'direct' ? undefined : route.tier
  return (
    <section className="mb-3 flex items-start gap-2 rounded-control bg-danger-ground px-3 py-2">
      <CircleAlert aria-hidden size={15} className="mt-0.5 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5">
        <p className="max-w-full break-words select-text">{error}</p>
        {explained === null ? null : <p className="text-soft">{t(explained.words)}</p>}
        {explained === null || explained.remedy === null ? null : (
          <ButtonLink look="plain" href={addressOf('models', tier)}>
            {t(explained.remedy)}
          </ButtonLink>
        )}
        {errorType === null ? null : <p className="readout text-small text-faint select-text">{errorType}</p>}
      </div>
    </section>
  )
}

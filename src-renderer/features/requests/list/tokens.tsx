import { useTranslation } from 'react-i18next'
import type { Usage } from '../../../shared/anthropic/messages.ts'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import { compactNumber, exactNumber } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'

/** Everything the prompt held, cached or not. */
export function totalInput(usage: Usage): number {
  return usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens
}

export function InputTokens({ item: { usage } }: { readonly item: ExchangeSummary }) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (usage === null) return null
  const title = t('requests.inputExact', {
    all: exactNumber(totalInput(usage), locale),
    cached: exactNumber(usage.cache_read_input_tokens, locale),
  })
  return (
    <span className="readout" title={title}>
      {compactNumber(totalInput(usage), locale)}
    </span>
  )
}

export function OutputTokens({ item: { usage } }: { readonly item: ExchangeSummary }) {
  const locale = useLocale()
  if (usage === null) return null
  return (
    <span className="readout" title={exactNumber(usage.output_tokens, locale)}>
      {compactNumber(usage.output_tokens, locale)}
    </span>
  )
}

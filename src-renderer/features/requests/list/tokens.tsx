import { useTranslation } from 'react-i18next'
import type { Usage } from '../../../../shared/anthropic/messages.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { compactNumber, exactNumber } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'

/** Everything the prompt held, cached or not. */
export function totalInput(usage: Usage): number {
  return usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens
}

/** The usual length of a token in English and code; exact enough for a number that counts up. */
const charactersPerToken = 4

/** Tokens of the answer so far: counted by the provider, or else guessed from what was sent; null before any. */
export function outputTokens({ usage, outputCharacters }: ExchangeSummary): number | null {
  if (usage !== null) return usage.output_tokens
  return outputCharacters === 0 ? null : Math.ceil(outputCharacters / charactersPerToken)
}

interface Props {
  readonly item: ExchangeSummary
}

export function InputTokens({ item: { usage } }: Props) {
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

export function OutputTokens({ item }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const tokens = outputTokens(item)
  if (tokens === null) return null
  if (item.usage !== null) {
    return (
      <span className="readout" title={exactNumber(tokens, locale)}>
        {compactNumber(tokens, locale)}
      </span>
    )
  }
  return (
    <span className="readout text-signal" title={t('requests.outputGuessed')}>
      ~{compactNumber(tokens, locale)}
    </span>
  )
}

/** What was read from the provider's cache, and what was written to it. */
export function CacheTokens({ item: { usage } }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (usage === null) return null
  const { cache_read_input_tokens: read, cache_creation_input_tokens: written } = usage
  const title = t('requests.cacheExact', { read: exactNumber(read, locale), written: exactNumber(written, locale) })
  return (
    <span className="readout" title={title}>
      {compactNumber(read, locale)}
      <span className="text-faint"> / {compactNumber(written, locale)}</span>
    </span>
  )
}

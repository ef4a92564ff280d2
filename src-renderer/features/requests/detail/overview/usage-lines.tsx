import { useTranslation } from 'react-i18next'
import type { Usage } from '../../../../../shared/anthropic/messages.ts'
import { exactNumber } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'
import { totalInput } from '../../list/tokens.tsx'

/** Tokens by kind; those of reasoning are part of the output, where the provider counts them. */
export function UsageLines({ usage }: { readonly usage: Usage }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const reasoning = usage.output_tokens_details?.thinking_tokens
  const lines = [
    [t('detail.input'), totalInput(usage)],
    [t('detail.cached'), usage.cache_read_input_tokens],
    [t('detail.cacheWritten'), usage.cache_creation_input_tokens],
    [t('detail.output'), usage.output_tokens],
    ...(reasoning === undefined ? [] : [[t('detail.reasoning'), reasoning] as const]),
  ] as const
  return lines.map(([name, tokens]) => (
    <div key={name} className="contents">
      <dt className="text-faint">{name}</dt>
      <dd className="readout">{exactNumber(tokens, locale)}</dd>
    </div>
  ))
}

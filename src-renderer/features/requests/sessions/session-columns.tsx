import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { compactNumber, dollars, exactNumber, percentage, seconds } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import type { SessionFigures } from './group-sessions.ts'

interface CellProps {
  readonly figures: SessionFigures
}

/** Everything beside the name, from left to right. */
export const sessionColumns = [
  { name: 'sessions.requests', look: '', Content: Requests },
  { name: 'sessions.time', look: 'max-wide:hidden', Content: Time },
  { name: 'requests.input', look: '', Content: Input },
  { name: 'requests.output', look: 'max-wide:hidden', Content: Output },
  { name: 'sessions.cached', look: '', Content: Cached },
  { name: 'requests.cost', look: '', Content: Cost },
  { name: 'sessions.errors', look: '', Content: Errors },
] as const satisfies readonly { name: string; look: string; Content: ComponentType<CellProps> }[]

function Requests({ figures: { requests } }: CellProps) {
  return <span className="readout">{exactNumber(requests, useLocale())}</span>
}

function Time({ figures: { answeringMs } }: CellProps) {
  return <span className="readout">{seconds(answeringMs, useLocale())}</span>
}

function Input({ figures: { inputTokens } }: CellProps) {
  return <Tokens number={inputTokens} />
}

function Output({ figures: { outputTokens } }: CellProps) {
  return <Tokens number={outputTokens} />
}

function Tokens({ number }: { readonly number: number }) {
  const locale = useLocale()
  return (
    <span className="readout" title={exactNumber(number, locale)}>
      {compactNumber(number, locale)}
    </span>
  )
}

function Cached({ figures: { inputTokens, cachedTokens } }: CellProps) {
  const locale = useLocale()
  if (inputTokens === 0) return null
  return (
    <span className="readout" title={exactNumber(cachedTokens, locale)}>
      {percentage(cachedTokens / inputTokens, locale)}
    </span>
  )
}

/** What has no price is said beside the sum, or in place of one: it is in none. */
function Cost({ figures: { cost, unpriced, inputTokens } }: CellProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (unpriced === 0) return inputTokens === 0 ? null : <span className="readout">{dollars(cost, locale)}</span>
  const words = t('sessions.unpriced', { number: exactNumber(unpriced, locale) })
  return (
    <span title={words}>
      {cost === 0 ? null : <span className="readout">{dollars(cost, locale)} + </span>}
      <span className="text-faint">{cost === 0 ? t('requests.unpriced') : words}</span>
    </span>
  )
}

function Errors({ figures: { failed } }: CellProps) {
  const locale = useLocale()
  return failed === 0 ? null : <span className="readout text-danger">{exactNumber(failed, locale)}</span>
}

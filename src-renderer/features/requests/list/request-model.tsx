import { ArrowRight, EqualApproximately, FileUp, Repeat, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { modelBaseName } from '../../../format.ts'
import { ProviderName } from '../../../ui/provider-name.tsx'

/** What was asked for, and what answers. */
export function RequestModel({ item }: { readonly item: ExchangeSummary }) {
  const { t } = useTranslation()
  const { requestedModel, refused, route, losses, replayOf, isImported } = item
  return (
    <span className="@container flex min-w-0 flex-1 items-center gap-1.5" title={fullName(item)}>
      <span className={`readout truncate ${route === null ? '' : 'max-w-1/2 shrink-0'}`}>
        {refused ?? shortName(requestedModel)}
      </span>
      {route === null ? null : (
        <>
          <ArrowRight role="img" aria-label={t('requests.answeredBy')} size={12} className="shrink-0 text-faint" />
          <span className="max-w-28 min-w-4 shrink-[4] text-soft @max-3xs:min-w-2 @max-3xs:shrink-0">
            <ProviderName id={route.provider} isCompact />
          </span>
          <span className="readout min-w-0 truncate text-soft">{modelBaseName(route.model)}</span>
        </>
      )}
      {losses.length === 0 ? null : (
        <Mark icon={EqualApproximately} label={t('requests.losses', { number: String(losses.length) })} />
      )}
      {replayOf === undefined ? null : <Mark icon={Repeat} label={t('requests.isReplay')} />}
      {isImported === true ? <Mark icon={FileUp} label={t('requests.isImported')} /> : null}
    </span>
  )
}

function Mark({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) {
  return <Icon role="img" aria-label={label} size={13} className="shrink-0 text-faint" />
}

/** Nearly every name begins with the same word, which leaves the place to what differs. */
function shortName(requestedModel: string): string {
  return modelBaseName(requestedModel).replace(/^claude-(?=.)/, '')
}

function fullName({ requestedModel, refused, route }: ExchangeSummary): string {
  if (route === null) return refused ?? requestedModel
  return `${requestedModel} → ${route.tier}: ${route.provider}/${route.model}`
}

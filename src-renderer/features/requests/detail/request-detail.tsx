import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { clockTime, exactNumber, seconds } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { Button } from '../../../ui/button.tsx'
import { ProviderName } from '../../../ui/provider-name.tsx'
import { Duration } from '../list/duration.tsx'
import { LossReport } from './loss-report.tsx'
import { RequestStatus } from '../list/request-status.tsx'
import { totalInput } from '../list/tokens.tsx'

interface Props {
  readonly exchange: ExchangeSummary
  readonly onClose: () => void
}

/** All that is known of one request. Bodies are not: they are private, and stay out of the window. */
export function RequestDetail({ exchange, onClose }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { route, usage, error, losses, sessionId } = exchange
  return (
    <aside aria-label={t('detail.label')} className="min-h-0 flex-1 overflow-y-auto bg-panel px-5 py-4">
      <header className="mb-3 flex items-center gap-2">
        <h2 className="readout min-w-0 flex-1 truncate select-text">{exchange.requestedModel}</h2>
        <Button look="quiet" aria-label={t('detail.close')} onPress={onClose}>
          <X aria-hidden size={15} />
        </Button>
      </header>
      {error === null ? null : (
        <p className="mb-3 rounded-control bg-danger-ground px-3 py-2 break-words select-text">{error}</p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 select-text">
        <Line name={t('requests.status')}>
          <RequestStatus item={exchange} />
        </Line>
        {route === null ? null : (
          <>
            <Line name={t('detail.provider')}>
              <ProviderName id={route.provider} />
            </Line>
            <Line name={t('detail.model')}>
              <span className="readout break-all">{route.model}</span>
            </Line>
            <Line name={t('detail.why')}>{route.reason}</Line>
          </>
        )}
        <Line name={t('detail.started')}>
          <span className="readout">{clockTime(exchange.startedAt, locale)}</span>
        </Line>
        {exchange.firstOutputMs === null ? null : (
          <Line name={t('detail.firstOutput')}>
            <span className="readout">{seconds(exchange.firstOutputMs, locale)}</span>
          </Line>
        )}
        <Line name={t('requests.duration')}>
          <Duration item={exchange} />
        </Line>
        {usage === null ? null : (
          <>
            <Line name={t('detail.input')}>
              <span className="readout">{exactNumber(totalInput(usage), locale)}</span>
            </Line>
            <Line name={t('detail.cached')}>
              <span className="readout">{exactNumber(usage.cache_read_input_tokens, locale)}</span>
            </Line>
            <Line name={t('detail.output')}>
              <span className="readout">{exactNumber(usage.output_tokens, locale)}</span>
            </Line>
          </>
        )}
        <Line name={t('detail.messages')}>
          <span className="readout">{exactNumber(exchange.messageCount, locale)}</span>
        </Line>
        <Line name={t('detail.tools')}>
          <span className="readout">{exactNumber(exchange.toolCount, locale)}</span>
        </Line>
        {sessionId === null ? null : (
          <Line name={t('detail.session')}>
            <span className="readout text-small break-all">{sessionId}</span>
          </Line>
        )}
      </dl>
      <LossReport losses={losses} />
    </aside>
  )
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

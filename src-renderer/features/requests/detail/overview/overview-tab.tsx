import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../../../shared/window-address.ts'
import { clockTime, dollars, exactNumber, seconds } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'
import { Link } from '../../../../ui/link.tsx'
import { ProviderName } from '../../../../ui/provider-name.tsx'
import { Duration } from '../../list/duration.tsx'
import { RequestStatus } from '../../list/request-status.tsx'
import { outputTokens } from '../../list/tokens.tsx'
import type { TabProps } from '../tab-props.ts'
import { AttemptList } from './attempt-list.tsx'
import { LossReport } from './loss-report.tsx'
import { RequestProblem } from './request-problem.tsx'
import { UsageLines } from './usage-lines.tsx'
import { useCacheWords } from './use-cache-words.ts'
import { ScrollArea } from '../../../../ui/scroll-area.tsx'

/** Where a request went and why, what it took, and what became of it. */
export function OverviewTab({ exchange }: TabProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { route, usage, cost, losses, sessionId, agentId, id, replayOf, isImported, cacheBreak } = exchange
  const cacheWords = useCacheWords()
  const guess = usage === null ? outputTokens(exchange) : null
  return (
    <ScrollArea>
      <RequestProblem exchange={exchange} />
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
        {usage === null ? null : <UsageLines usage={usage} />}
        {guess === null ? null : (
          <Line name={t('detail.output')}>
            <span className="readout">~{exactNumber(guess, locale)}</span>
          </Line>
        )}
        {usage === null ? null : (
          <Line name={t('requests.cost')}>
            {cost === null ? t('detail.unpriced') : <span className="readout">{dollars(cost, locale)}</span>}
          </Line>
        )}
        {cacheBreak === undefined ? null : (
          <Line name={t('cache.label')}>
            <span className="text-warning">{cacheWords(cacheBreak)}</span>
          </Line>
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
        {agentId === null ? null : (
          <Line name={t('detail.agent')}>
            <span className="readout text-small break-all">{agentId}</span>
          </Line>
        )}
        {replayOf === undefined ? null : (
          <Line name={t('replay.of')}>
            <Link href={addressOf('requests', replayOf)}>
              <span className="readout text-small break-all">{replayOf}</span>
            </Link>
          </Line>
        )}
        {isImported === true ? <Line name={t('detail.origin')}>{t('requests.isImported')}</Line> : null}
        <Line name={t('detail.id')}>
          <span className="readout text-small break-all">{id}</span>
        </Line>
      </dl>
      <AttemptList attempts={exchange.attempts} />
      <LossReport losses={losses} />
    </ScrollArea>
  )
}

export function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

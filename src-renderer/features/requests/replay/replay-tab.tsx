import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { useListedRequests } from '../../../state/use-window.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { readAnswer } from '../detail/conversation/read-answer.ts'
import { Turn } from '../detail/conversation/turn.tsx'
import { Sentence } from '../detail/recorded.tsx'
import type { TabProps } from '../detail/tab-props.ts'
import { useExchangeDetail } from '../detail/use-exchange-detail.ts'
import { ReplayFigures, type ReplaySide } from './replay-figures.tsx'

/** A replay beside the request that it repeats. */
export function ReplayTab({ exchange, detail }: TabProps) {
  const { t } = useTranslation()
  const original = useListedRequests().find(({ id }) => id === exchange.replayOf)
  return original === undefined ? (
    <Sentence>{t('replay.gone')}</Sentence>
  ) : (
    <Comparison original={original} replay={exchange} detail={detail} />
  )
}

interface ComparisonProps {
  readonly original: ExchangeSummary
  readonly replay: ExchangeSummary
  /** Of the replay. */
  readonly detail: TabProps['detail']
}

function Comparison({ original, replay, detail }: ComparisonProps) {
  const { t } = useTranslation()
  const sides = [useSide(original, useExchangeDetail(original) ?? null), useSide(replay, detail)] as const
  const names = [t('replay.original'), t('replay.replay')]
  return (
    <ScrollArea>
      <ReplayFigures names={names} sides={sides} />
      <div className="@container mt-4">
        <div className="flex flex-col gap-4 @sm:flex-row">
          {sides.map(({ exchange, answer }, index) => (
            <section
              key={exchange.id}
              aria-label={`${names[index] ?? ''}: ${t('replay.answer')}`}
              className="min-w-0 flex-1"
            >
              <h3 className="mb-1.5 text-soft">
                {names[index]}: {t('replay.answer')}
              </h3>
              {answer.parts.length === 0 ? (
                <p className="text-faint">{answer.error ?? exchange.error ?? t('replay.noAnswer')}</p>
              ) : (
                <ol>
                  <Turn turn={{ speaker: 'assistant', parts: answer.parts }} />
                </ol>
              )}
            </section>
          ))}
        </div>
      </div>
    </ScrollArea>
  )
}

function useSide(exchange: ExchangeSummary, detail: TabProps['detail']): ReplaySide {
  const body = detail?.clientAnswer?.body
  const text = body?.kind === 'text' ? body.text : ''
  return { exchange, answer: useMemo(() => readAnswer(text), [text]) }
}

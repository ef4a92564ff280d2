import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactNumber, seconds } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { VirtualGrid } from '../../../ui/virtual-grid.tsx'
import { NotRecorded } from './not-recorded.tsx'
import { Sentence } from './recorded.tsx'
import type { TabProps } from './tab-props.ts'

interface TimedEvent {
  readonly id: string
  readonly type: string
  readonly at: number
  readonly characters: number
  /** Milliseconds since the event before. */
  readonly gap: number
  /** How far on the way from the first event to the last, 0 to 1. */
  readonly progress: number
}

/** The events that the client was sent, each with its time. */
export function StreamTab({ exchange, detail, isGone }: TabProps) {
  const { t } = useTranslation()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const columns = useMemo(
    (): readonly GridColumn<TimedEvent>[] => [
      { id: 'at', name: t('stream.at'), width: 76, look: 'justify-end pr-2', Content: At },
      { id: 'gap', name: t('stream.gap'), width: 76, look: 'justify-end pr-3', Content: Gap },
      { id: 'type', name: t('stream.event'), width: null, look: 'pr-2', Content: Type },
      { id: 'characters', name: t('stream.characters'), width: 92, look: 'justify-end pr-3', Content: Characters },
      { id: 'progress', name: t('stream.progress'), width: 88, look: 'pr-4', Content: Progress },
    ],
    [t],
  )
  const events = useMemo((): readonly TimedEvent[] => {
    const recorded = detail?.events ?? []
    const start = recorded[0]?.at ?? 0
    const whole = Math.max(1, (recorded.at(-1)?.at ?? 0) - start)
    return recorded.map((event, index) => ({
      ...event,
      id: String(index),
      gap: event.at - (recorded[index - 1]?.at ?? event.at),
      progress: (event.at - start) / whole,
    }))
  }, [detail])

  if (isGone) return <Sentence>{t('recorded.gone')}</Sentence>
  if (detail === null) return null
  if (events.length === 0) {
    if (detail.clientRequest.body.kind === 'not-recorded') return <NotRecorded />
    return <Sentence>{exchange.stream ? t('stream.none') : t('stream.inOnePiece')}</Sentence>
  }
  return (
    <VirtualGrid label={t('detail.stream')} columns={columns} items={events} chosenId={chosenId} onMove={setChosenId} />
  )
}

interface CellProps {
  readonly item: TimedEvent
}

function At({ item }: CellProps) {
  return <span className="readout">{seconds(item.at, useLocale())}</span>
}

/** From here on, in milliseconds, a pause is one that people notice. */
const noticedMs = 1_000

function Gap({ item: { gap } }: CellProps) {
  const locale = useLocale()
  return <span className={`readout ${gap > noticedMs ? 'text-warning' : 'text-faint'}`}>+{seconds(gap, locale)}</span>
}

function Type({ item }: CellProps) {
  return <span className="readout truncate">{item.type}</span>
}

function Characters({ item: { characters } }: CellProps) {
  const locale = useLocale()
  return characters === 0 ? null : <span className="readout">{exactNumber(characters, locale)}</span>
}

function Progress({ item: { progress } }: CellProps) {
  return (
    <span aria-hidden className="relative h-1.5 flex-1 rounded-full bg-hover">
      <span
        className="absolute top-0 size-1.5 rounded-full bg-signal"
        style={{ left: `calc(${progress} * (100% - 6px))` }}
      />
    </span>
  )
}

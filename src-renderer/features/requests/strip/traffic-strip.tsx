import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime, exactNumber } from '../../../format.ts'
import type { RequestList } from '../../../state/request-log.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useNow } from '../../../state/use-now.ts'
import type { TimeRange } from '../filter/request-filter.ts'
import { brushAfterKey, rangeOf, type Brush } from './brush.ts'
import { stripSeconds, trafficBars, type TrafficBar } from './traffic-bars.ts'

/** The strip is full at so many requests a second, or at the most that a second had. */
const usualMost = 4

interface Props {
  readonly requests: RequestList
  readonly range: TimeRange | null
  readonly onRange: (range: TimeRange | null) => void
}

/** The last minute as bars; dragging over some shows only their requests, and so do the arrow keys. */
export function TrafficStrip({ requests, range, onRange }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const bars = trafficBars(requests, useNow(1000))
  const [brush, setBrush] = useState<Brush | null>(null)
  const most = Math.max(usualMost, ...bars.map(({ count }) => count))
  const limits = { first: bars[0]?.second ?? 0, last: bars.at(-1)?.second ?? 0 }

  function choose(next: Brush | null): void {
    setBrush(next)
    onRange(next === null ? null : rangeOf(next))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isLeaving = event.key === 'Escape' && range !== null
    const next = brushAfterKey(event.key, event.shiftKey, range === null ? null : brush, limits)
    if (!isLeaving && next === null) return
    event.preventDefault()
    choose(next)
  }

  function secondAt(event: PointerEvent<HTMLElement>): number {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const place = Math.floor(((event.clientX - left) / width) * stripSeconds)
    return limits.first + Math.min(stripSeconds - 1, Math.max(0, place))
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('strip.label')}
      aria-valuemin={limits.first}
      aria-valuemax={limits.last}
      aria-valuenow={Math.min(limits.last, Math.max(limits.first, brush?.head ?? limits.last))}
      aria-valuetext={describe()}
      title={t('strip.hint')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const second = secondAt(event)
        choose({ anchor: second, head: second })
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1 && brush !== null) choose({ ...brush, head: secondAt(event) })
      }}
      onDoubleClick={() => choose(null)}
      className="focus-mark flex h-8 shrink-0 cursor-crosshair touch-none items-end border-b border-edge"
    >
      {bars.map((bar) => (
        <Bar key={bar.second} bar={bar} most={most} isChosen={isWithin(bar, range)} />
      ))}
    </div>
  )

  function describe(): string {
    const chosen = range === null ? bars : bars.filter((bar) => isWithin(bar, range))
    const number = exactNumber(
      chosen.reduce((sum, { count }) => sum + count, 0),
      locale,
    )
    const failed = exactNumber(
      chosen.reduce((sum, bar) => sum + bar.failed, 0),
      locale,
    )
    if (range === null) return t('strip.lastMinute', { number, failed })
    return t('strip.chosen', { from: clockTime(range.from, locale), to: clockTime(range.to, locale), number, failed })
  }
}

function isWithin({ second }: TrafficBar, range: TimeRange | null): boolean {
  return range !== null && second * 1000 >= range.from && second * 1000 < range.to
}

interface BarProps {
  readonly bar: TrafficBar
  /** Requests in a bar of full height. */
  readonly most: number
  readonly isChosen: boolean
}

function Bar({ bar: { count, failed }, most, isChosen }: BarProps) {
  const height = (part: number) => `${(part / most) * 100}%`
  return (
    <span className={`relative h-full flex-1 ${isChosen ? 'bg-hover' : ''}`}>
      <span className="absolute inset-x-px bottom-0 bg-trace" style={{ height: height(count) }} />
      <span className="absolute inset-x-px bottom-0 bg-danger" style={{ height: height(failed) }} />
    </span>
  )
}

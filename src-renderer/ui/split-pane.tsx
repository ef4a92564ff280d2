import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useStored } from '../state/stored.ts'
import { useIsWide } from './use-is-wide.ts'

/** Of the whole, in per cent. */
const usualShare = 55
const leastShare = 20
const mostShare = 80
const keyStep = 4

interface Props {
  /** Under which the share is remembered. */
  readonly name: string
  /** What the handle is for. */
  readonly label: string
  /** Null leaves all the place to the rest. */
  readonly pane: ReactNode
  readonly children: ReactNode
}

/** A pane beside the main thing, or below it in a narrow window; the line between them can be moved. */
export function SplitPane({ name, label, pane, children }: Props) {
  const isWide = useIsWide()
  const whole = useRef<HTMLDivElement>(null)
  const [share, setShare] = useStored(name, readShare)

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (event.buttons !== 1 || whole.current === null) return
    const { right, bottom, width, height } = whole.current.getBoundingClientRect()
    const part = isWide ? (right - event.clientX) / width : (bottom - event.clientY) / height
    setShare(within(Math.round(part * 100)))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: keyStep, ArrowUp: keyStep, ArrowRight: -keyStep, ArrowDown: -keyStep }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setShare(within(share + step))
  }

  return (
    <div
      ref={whole}
      className="flex min-h-0 flex-1 flex-col border-t border-line wide:flex-row"
      style={{ '--share': `${share}%` }}
    >
      {children}
      {pane === null ? null : (
        <>
          <div
            role="separator"
            tabIndex={0}
            aria-label={label}
            aria-orientation={isWide ? 'vertical' : 'horizontal'}
            aria-valuenow={share}
            aria-valuemin={leastShare}
            aria-valuemax={mostShare}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onKeyDown={onKeyDown}
            onDoubleClick={() => setShare(usualShare)}
            className="relative z-2 h-px shrink-0 cursor-row-resize touch-none bg-line outline-none before:absolute before:inset-x-0 before:-inset-y-1.5 focus-visible:bg-signal focus-visible:outline-2 focus-visible:outline-signal wide:h-auto wide:w-px wide:cursor-col-resize wide:before:-inset-x-1.5 wide:before:inset-y-0"
          />
          <div className="flex min-h-0 min-w-0 shrink-0 basis-(--share) flex-col">{pane}</div>
        </>
      )}
    </div>
  )
}

function readShare(stored: unknown): number {
  return typeof stored === 'number' && Number.isFinite(stored) ? within(stored) : usualShare
}

function within(share: number): number {
  return Math.min(mostShare, Math.max(leastShare, share))
}

import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useStored } from '../state/stored.ts'
import { useIsWide } from './use-is-wide.ts'

/** Of the whole, in per cent. */
const usualShare = 52
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
            className="relative z-2 -my-1.5 h-3 shrink-0 cursor-row-resize touch-none outline-none before:absolute before:inset-x-0 before:top-1.5 before:h-px before:bg-line focus-visible:before:bg-signal focus-visible:before:outline-2 focus-visible:before:outline-signal wide:-mx-1.5 wide:my-0 wide:h-auto wide:w-3 wide:cursor-col-resize wide:before:inset-y-0 wide:before:left-1.5 wide:before:h-auto wide:before:w-px"
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

import type { ReactNode } from 'react'
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton'

interface Props {
  readonly isOn: boolean
  readonly onChange: (on: boolean) => void
  readonly children: ReactNode
}

/** Stays pressed until it is pressed again. */
export function ToggleButton({ isOn, onChange, children }: Props) {
  return (
    <AriaToggleButton
      isSelected={isOn}
      onChange={onChange}
      className="focus-mark inline-flex h-8 shrink-0 items-center gap-1.5 rounded-control border border-edge bg-panel px-2.5 font-medium whitespace-nowrap text-soft transition-colors data-hovered:bg-hover data-hovered:text-ink data-selected:border-signal data-selected:text-signal"
    >
      {children}
    </AriaToggleButton>
  )
}

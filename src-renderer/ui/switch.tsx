import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'

interface Props {
  readonly isOn: boolean
  readonly onChange: (on: boolean) => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

export function Switch({ isOn, onChange, isDisabled = false, children }: Props) {
  return (
    <AriaSwitch
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
      className="group flex min-h-6 items-center gap-2.5 data-disabled:opacity-60"
    >
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-edge bg-panel p-0.5 transition-colors group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-signal group-data-selected:border-signal group-data-selected:bg-accent">
        <span className="size-3.5 rounded-full bg-edge transition-transform group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
      {children}
    </AriaSwitch>
  )
}

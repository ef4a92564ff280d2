import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'

interface Props {
  readonly isChecked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

export function Checkbox({ isChecked, onChange, children }: Props) {
  return (
    <AriaCheckbox isSelected={isChecked} onChange={onChange} className="group flex min-h-6 items-start gap-2">
      <span className="mt-px flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-edge bg-panel text-on-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-signal group-data-selected:border-signal group-data-selected:bg-accent">
        {isChecked ? <Check aria-hidden size={12} strokeWidth={3} /> : null}
      </span>
      <span className="min-w-0">{children}</span>
    </AriaCheckbox>
  )
}

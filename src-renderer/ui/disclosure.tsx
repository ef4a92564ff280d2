import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure'

interface Props {
  readonly title: string
  /** Beside the title, such as how much of it is set. */
  readonly note: string | null
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly children: ReactNode
}

/** Fields that most people never need, behind one line. */
export function Disclosure({ title, note, isOpen, onToggle, children }: Props) {
  return (
    <AriaDisclosure isExpanded={isOpen} onExpandedChange={onToggle}>
      <Button
        slot="trigger"
        className="focus-mark -ml-1.5 flex h-7 items-center gap-1.5 rounded-control pr-2.5 pl-1 font-medium text-soft transition-colors hover:bg-hover hover:text-ink"
      >
        <ChevronRight aria-hidden size={14} className={isOpen ? 'rotate-90' : ''} />
        {title}
        {note === null ? null : <span className="font-normal text-faint">{note}</span>}
      </Button>
      <DisclosurePanel>
        {isOpen ? <div className="mt-2.5 flex flex-col gap-3.5">{children}</div> : null}
      </DisclosurePanel>
    </AriaDisclosure>
  )
}

import { ChevronsUpDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { ListPopover, type Option } from './list-popover.tsx'

interface Props<Id extends string> {
  /** Says what is chosen; shown by the caller. */
  readonly label: string
  readonly options: readonly Option<Id>[]
  readonly value: Id
  readonly onChange: (value: Id) => void
}

/** One of a few. */
export function Select<Id extends string>({ label, options, value, onChange }: Props<Id>) {
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <Button className="focus-mark flex h-8 min-w-40 items-center gap-2 rounded-control border border-edge bg-panel px-2.5 text-left transition-colors data-hovered:bg-hover">
        <SelectValue className="flex-1 truncate" />
        <ChevronsUpDown aria-hidden size={14} className="text-faint" />
      </Button>
      <ListPopover items={options} />
    </AriaSelect>
  )
}

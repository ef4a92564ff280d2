import type { Option } from '../../../ui/list-popover.tsx'
import { Select } from '../../../ui/select.tsx'

interface Props<Id extends string> {
  readonly label: string
  readonly options: readonly Option<Id>[]
  readonly value: Id
  readonly onChange: (value: Id) => void
}

/** One of a few, with its label above as a text field has it. */
export function ChoiceField<Id extends string>({ label, ...props }: Props<Id>) {
  return (
    <div>
      <span className="mb-1 block font-medium text-soft" aria-hidden>
        {label}
      </span>
      <Select label={label} {...props} />
    </div>
  )
}

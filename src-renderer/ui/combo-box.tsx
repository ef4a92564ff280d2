import { ChevronsUpDown } from 'lucide-react'
import { useContext } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { useFilter } from 'react-aria-components/Autocomplete'
import { FieldLabel, FieldNote, inputLook } from './field-parts.tsx'
import { ListPopover, type Option } from './list-popover.tsx'

interface Props<Id extends string> {
  readonly label: string
  readonly options: readonly Option<Id>[]
  /** Null while nothing is chosen. */
  readonly value: Id | null
  readonly onChange: (value: Id | null) => void
  readonly problem: string | null
  readonly placeholder: string
  /** Said when nothing matches what was typed. */
  readonly empty: string
  readonly openLabel: string
  /** The list is about to be seen. */
  readonly onOpen?: () => void
}

/** One of many, found by typing. */
export function ComboBox<Id extends string>({ label, options, value, onChange, problem, onOpen, ...words }: Props<Id>) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const searchTexts = new Map(options.map((option) => [option.label, [option.label, ...(option.searchWords ?? [])]]))
  return (
    <AriaComboBox
      defaultItems={options}
      defaultFilter={(text, typed) => searchTexts.get(text)?.some((words) => contains(words, typed)) ?? false}
      value={value}
      onChange={(key) => onChange(options.find(({ id }) => id === key)?.id ?? null)}
      onOpenChange={(isOpen) => {
        if (isOpen) onOpen?.()
      }}
      allowsEmptyCollection
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className="relative">
        <OpeningInput placeholder={words.placeholder} />
        <Button
          aria-label={words.openLabel}
          className="focus-mark absolute inset-y-0 right-0 flex w-8 items-center justify-center rounded-control text-faint"
        >
          <ChevronsUpDown aria-hidden size={14} />
        </Button>
      </Group>
      <FieldNote problem={problem} />
      <ListPopover empty={words.empty} />
    </AriaComboBox>
  )
}

/** A click opens the list, as in a select; focus alone does not, which may only pass by. */
function OpeningInput({ placeholder }: { readonly placeholder: string }) {
  const state = useContext(ComboBoxStateContext)
  return (
    <Input
      className={`${inputLook} pr-8`}
      placeholder={placeholder}
      spellCheck="false"
      onClick={() => state?.open(null, 'manual')}
    />
  )
}

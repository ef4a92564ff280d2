import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

interface Props<Id extends string> {
  /** Says what is chosen; shown by the caller. */
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly value: Id
  readonly onChange: (value: Id) => void
}

/** One of two or three, all in sight. */
export function Segments<Id extends string>({ label, options, value, onChange }: Props<Id>) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      className="inline-flex rounded-control border border-edge bg-panel p-px"
    >
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          className="flex h-6 items-center rounded-[4px] px-3 text-soft transition-colors data-focus-visible:outline-2 data-focus-visible:outline-signal data-hovered:text-ink data-selected:bg-hover data-selected:font-semibold data-selected:text-ink"
        >
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}

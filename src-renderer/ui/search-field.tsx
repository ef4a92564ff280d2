import { Search, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { inputLook } from './field-parts.tsx'

interface Props {
  /** What is looked for; shown inside while the field is empty. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Narrows a list while one types; Escape empties it. */
export function SearchField({ label, value, onChange }: Props) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      spellCheck="false"
      className="relative w-full"
    >
      <Search aria-hidden size={14} className="pointer-events-none absolute top-2.25 left-2.5 text-faint" />
      <Input placeholder={label} className={`${inputLook} px-8! [&::-webkit-search-cancel-button]:hidden`} />
      {value === '' ? null : (
        <Button className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-control text-soft hover:bg-hover hover:text-ink">
          <X aria-hidden size={14} />
        </Button>
      )}
    </AriaSearchField>
  )
}

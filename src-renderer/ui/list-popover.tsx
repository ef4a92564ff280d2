import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'

export interface Option<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Other words that find it in a combo box. */
  readonly searchWords?: readonly string[]
  /** Shown in the list instead of the label. */
  readonly content?: ReactNode
}

/** The list that a select or a combo box opens. */
export function ListPopover({ empty, items }: { readonly empty?: string; readonly items?: readonly Option<string>[] }) {
  return (
    <Popover
      offset={4}
      className="min-w-(--trigger-width) overflow-hidden rounded-control border border-line bg-panel text-ink shadow-float"
    >
      <ListBox<Option<string>>
        {...(items === undefined ? {} : { items })}
        className="max-h-72 overflow-y-auto p-1 outline-none"
        renderEmptyState={() => <div className="px-2 py-1.5 text-faint">{empty}</div>}
      >
        {(option) => (
          <ListBoxItem
            textValue={option.label}
            className="flex h-7 items-center gap-2 rounded-[4px] px-2 outline-none data-focused:bg-hover data-disabled:opacity-50"
          >
            {({ isSelected }) => (
              <>
                <span className="min-w-0 flex-1 truncate">{option.content ?? option.label}</span>
                {isSelected ? <Check aria-hidden size={14} className="text-signal" /> : null}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}

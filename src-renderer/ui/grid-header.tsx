import { ArrowDown, ArrowUp } from 'lucide-react'
import { gridTemplate, type GridColumn, type GridSort } from './grid-column.ts'

interface Props<Item> {
  readonly columns: readonly GridColumn<Item>[]
  readonly height: number
  /** Left out where the rows have one order only. */
  readonly sort: GridSort | undefined
}

/** The headings, which stay in sight; a click on one sorts by it. */
export function GridHeader<Item>({ columns, height, sort }: Props<Item>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-1 border-b border-line bg-ground text-small text-faint">
      <div role="row" aria-rowindex={1} className="grid" style={{ gridTemplateColumns: gridTemplate(columns), height }}>
        {columns.map((column) => (
          <Heading key={column.id} column={column} sort={sort} />
        ))}
      </div>
    </div>
  )
}

function Heading<Item>({ column, sort }: { readonly column: GridColumn<Item>; readonly sort: GridSort | undefined }) {
  const { id, name, look } = column
  const isSorted = sort?.column === id
  const direction = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <span role="columnheader" aria-sort={direction} className={`flex min-w-0 items-center font-medium ${look}`}>
      {sort === undefined ? (
        <span className="truncate">{name}</span>
      ) : (
        <button
          type="button"
          onClick={() => sort.onSort(id)}
          className="flex h-6 min-w-0 items-center gap-1 rounded-[4px] outline-signal transition-colors hover:text-ink focus-visible:outline-2"
        >
          <span className="truncate">{name}</span>
          {isSorted ? <Arrow aria-hidden size={11} className="shrink-0" /> : null}
        </button>
      )}
    </span>
  )
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useId, useMemo, useState, type ComponentType, type KeyboardEvent } from 'react'
import { rowAfterKey } from './row-after-key.ts'
import { useStillView } from './use-still-view.ts'

const rowHeight = 32
const headerHeight = 28
/** Drawn above and below what is in sight, so that scrolling never shows an empty place. */
const overscan = 8

export interface GridColumn<Item> {
  readonly id: string
  readonly name: string
  /** In pixels; null takes what is left. */
  readonly width: number | null
  readonly look: string
  readonly Content: ComponentType<{ readonly item: Item }>
}

interface Props<Item> {
  readonly label: string
  readonly columns: readonly GridColumn<Item>[]
  readonly items: readonly Item[]
  readonly chosenId: string | null
  readonly onChoose: (id: string | null) => void
}

/**
 * A long list in columns, of which only the rows in sight exist. The arrow keys move the choice; the grid keeps the
 * focus and names the chosen row. A push of new rows costs as much as the rows in sight, however long the list is.
 */
export function VirtualGrid<Item extends { readonly id: string }>(props: Props<Item>) {
  const { label, columns, items, chosenId, onChoose } = props
  const gridId = useId()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const ids = useMemo(() => items.map(({ id }) => id), [items])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan,
    // The header stays in sight, above the first row and in front of the others.
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  })
  const drawn = virtualizer.getVirtualItems()
  useStillView(scroller, ids, rowHeight)
  const chosen = chosenId === null ? -1 : ids.indexOf(chosenId)
  const isChosenDrawn = drawn.some(({ index }) => index === chosen)
  const template = columns.map(({ width }) => (width === null ? 'minmax(0, 1fr)' : `${width}px`)).join(' ')

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const { clientHeight } = event.currentTarget
    const page = Math.max(1, Math.floor((clientHeight - headerHeight) / rowHeight))
    const next = rowAfterKey(event.key, { row: chosen, rows: items.length, page })
    if (next === null) return
    event.preventDefault()
    onChoose(ids[next] ?? null)
    if (next >= 0) virtualizer.scrollToIndex(next)
  }

  return (
    <div
      ref={setScroller}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isChosenDrawn ? `${gridId}${chosenId}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="group min-h-0 min-w-0 flex-1 overflow-y-auto outline-none [overflow-anchor:none] focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-signal"
    >
      <div role="rowgroup" className="sticky top-0 z-1 border-b border-line bg-ground text-small text-faint">
        <div
          role="row"
          aria-rowindex={1}
          className="grid"
          style={{ gridTemplateColumns: template, height: headerHeight }}
        >
          {columns.map(({ id, name, look }) => (
            <span key={id} role="columnheader" className={`flex items-center truncate font-medium ${look}`}>
              {name}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: items.length * rowHeight }}>
        {drawn.map(({ index, key }) => {
          const item = items[index]
          return item === undefined ? null : (
            <Row
              key={key}
              item={item}
              domId={gridId + item.id}
              index={index}
              columns={columns as readonly GridColumn<{ readonly id: string }>[]}
              template={template}
              isChosen={item.id === chosenId}
              onChoose={onChoose}
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowProps {
  readonly item: { readonly id: string }
  readonly domId: string
  readonly index: number
  readonly columns: readonly GridColumn<{ readonly id: string }>[]
  readonly template: string
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}

const Row = memo(function Row({ item, domId, index, columns, template, isChosen, onChoose }: RowProps) {
  return (
    <div
      role="row"
      id={domId}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      onClick={() => onChoose(item.id)}
      className="absolute inset-x-0 grid border-b border-line hover:bg-hover aria-selected:bg-hover"
      style={{ gridTemplateColumns: template, height: rowHeight, top: index * rowHeight }}
    >
      {columns.map(({ id, look, Content }) => (
        <span
          key={id}
          role="gridcell"
          className={`flex min-w-0 items-center overflow-hidden whitespace-nowrap ${look}`}
        >
          <Content item={item} />
        </span>
      ))}
    </div>
  )
})

import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useImperativeHandle, useMemo, useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react'
import { gridTemplate, type GridColumn, type GridItem, type GridSort } from './grid-column.ts'
import { GridHeader } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import { rowAfterKey } from './row-after-key.ts'
import type { SelectionStep } from './row-selection.ts'
import { useStillView } from './use-still-view.ts'

const rowHeight = 32
const headerHeight = 28
/** Drawn above and below what is in sight, so that scrolling never shows an empty place. */
const overscan = 8

export interface GridHandle {
  readonly scrollToTop: () => void
}

/** Rows chosen together: by a click with Shift or Ctrl, by Shift and the arrows, by Space, and all by Ctrl+A. */
export interface GridSelection {
  readonly ids: ReadonlySet<string>
  readonly select: (step: SelectionStep) => void
}

interface Props<Item> {
  readonly label: string
  readonly columns: readonly GridColumn<Item>[]
  readonly items: readonly Item[]
  /** A row in one sentence, for those who hear it. */
  readonly describe?: (item: Item) => string
  readonly chosenId: string | null
  /** By keys, which pass over rows; null for none. */
  readonly onMove: (id: string | null) => void
  /** By a click or Enter. */
  readonly onOpen?: (id: string) => void
  /** Keys that mean nothing to a list as such; returns whether this one meant something. */
  readonly onKey?: (key: string) => boolean
  /** Left out where rows cannot be chosen together. */
  readonly selection?: GridSelection
  readonly sort?: GridSort
  readonly handle?: Ref<GridHandle>
}

/**
 * A long list in columns, of which only the rows in sight exist. The arrow keys move the choice; the grid keeps the
 * focus and names the chosen row. A push of new rows costs as much as the rows in sight, however long the list is.
 */
export function VirtualGrid<Item extends GridItem>(props: Props<Item>) {
  const { label, columns, items, describe, chosenId, onMove, onOpen = onMove, onKey, selection, sort, handle } = props
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
  useImperativeHandle(handle, () => ({ scrollToTop: () => virtualizer.scrollToOffset(0) }), [virtualizer])
  const chosen = chosenId === null ? -1 : ids.indexOf(chosenId)
  const isChosenDrawn = drawn.some(({ index }) => index === chosen)
  const template = gridTemplate(columns)
  const areMany = selection !== undefined && selection.ids.size > 0

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    // What stands in a row or in the header has keys of its own, and letters with Ctrl belong to the window.
    if (event.target !== event.currentTarget || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'a' || selection === undefined) return
      selection.select({ kind: 'all' })
      event.preventDefault()
      return
    }
    const { clientHeight } = event.currentTarget
    const page = Math.max(1, Math.floor((clientHeight - headerHeight) / rowHeight))
    const next = rowAfterKey(event.key, { row: chosen, rows: items.length, page })
    if (next !== null) {
      const id = ids[next] ?? null
      if (event.shiftKey && id !== null) selection?.select({ kind: 'range', id, from: chosenId })
      onMove(id)
      if (next >= 0) virtualizer.scrollToIndex(next)
    } else if (event.key === ' ' && chosenId !== null && selection !== undefined) {
      selection.select({ kind: 'toggle', id: chosenId, from: chosenId })
    } else if (event.key === 'Enter' && chosenId !== null) {
      onOpen(chosenId)
    } else if (onKey?.(event.key) !== true) {
      return
    }
    event.preventDefault()
  }

  /** Before the row itself hears of it, to which a click means something else. */
  function onClickCapture(event: MouseEvent<HTMLDivElement>): void {
    const kind = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : null
    const row = (event.target as HTMLElement).closest('[role=row]')
    if (selection === undefined || kind === null || row === null) return
    event.stopPropagation()
    selection.select({ kind, id: row.id.slice(gridId.length), from: chosenId })
  }

  return (
    <div
      ref={setScroller}
      role="grid"
      aria-label={label}
      aria-multiselectable={selection === undefined ? undefined : true}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isChosenDrawn ? `${gridId}${chosenId}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="group min-h-0 min-w-0 flex-1 overflow-y-auto outline-none [overflow-anchor:none] focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-signal"
    >
      <GridHeader columns={columns} height={headerHeight} sort={sort} />
      <div
        role="rowgroup"
        className="relative"
        style={{ height: items.length * rowHeight }}
        onClickCapture={onClickCapture}
      >
        {drawn.map(({ index, key }) => {
          const item = items[index]
          return item === undefined ? null : (
            <GridRow
              key={key}
              item={item}
              domId={gridId + item.id}
              index={index}
              height={rowHeight}
              columns={columns as readonly GridColumn<GridItem>[]}
              template={template}
              describe={describe as ((item: GridItem) => string) | undefined}
              isChosen={areMany ? selection.ids.has(item.id) : item.id === chosenId}
              isMarked={areMany && item.id === chosenId}
              onOpen={onOpen}
            />
          )
        })}
      </div>
    </div>
  )
}

import { memo } from 'react'
import type { GridColumn, GridItem } from './grid-column.ts'

interface Props {
  readonly item: GridItem
  readonly domId: string
  readonly index: number
  readonly height: number
  readonly columns: readonly GridColumn<GridItem>[]
  readonly template: string
  readonly describe: ((item: GridItem) => string) | undefined
  readonly isChosen: boolean
  /** The arrow keys are on it, while others are chosen together. */
  readonly isMarked: boolean
  readonly onOpen: (id: string) => void
}

/** Drawn again only if something of it changed: a push names a few rows, and leaves the other items as they are. */
export const GridRow = memo(function GridRow(props: Props) {
  const { item, domId, index, height, columns, template, describe, isChosen, isMarked, onOpen } = props
  return (
    <div
      role="row"
      id={domId}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-label={describe?.(item)}
      onClick={() => onOpen(item.id)}
      className={`group/row absolute inset-x-0 grid border-b border-line hover:bg-hover aria-selected:bg-hover ${isMarked ? 'outline-1 -outline-offset-1 outline-signal' : ''}`}
      style={{ gridTemplateColumns: template, height, top: index * height }}
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

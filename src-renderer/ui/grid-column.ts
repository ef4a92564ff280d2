import type { ComponentType } from 'react'

export interface GridItem {
  readonly id: string
}

export interface GridColumn<Item> {
  readonly id: string
  readonly name: string
  /** In pixels; null takes what is left. */
  readonly width: number | null
  readonly look: string
  readonly Content: ComponentType<{ readonly item: Item }>
}

/** By which column the rows are sorted, and what a click on a heading does. */
export interface GridSort {
  readonly column: string
  readonly isDescending: boolean
  readonly onSort: (column: string) => void
}

export function gridTemplate(columns: readonly { readonly width: number | null }[]): string {
  return columns.map(({ width }) => (width === null ? 'minmax(0, 1fr)' : `${width}px`)).join(' ')
}

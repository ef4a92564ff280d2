interface Place {
  /** The chosen row, or -1. */
  readonly row: number
  readonly rows: number
  /** Rows that are in sight at once. */
  readonly page: number
}

/** The row to choose after this key (`j` and `k` as in vi), -1 for none at all, or null where the key means nothing to a list. */
export function rowAfterKey(key: string, { row, rows, page }: Place): number | null {
  const within = (wanted: number) => Math.min(rows - 1, Math.max(0, wanted))
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(row + 1)
    case 'ArrowUp':
    case 'k':
      return within(row - 1)
    case 'PageDown':
      return within(row + page)
    case 'PageUp':
      return within(row - page)
    case 'Home':
      return within(0)
    case 'End':
      return within(rows - 1)
    case 'Escape':
      return row < 0 ? null : -1
    default:
      return null
  }
}

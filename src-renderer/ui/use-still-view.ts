import { useLayoutEffect, useRef } from 'react'

/**
 * Keeps the view still: rows that come in above push nothing away, except at the very top, where new ones are wanted.
 *
 * @param scroller null until it is there
 * @param ids of all rows, from top to bottom
 */
export function useStillView(scroller: HTMLElement | null, ids: readonly string[], rowHeight: number): void {
  const formerIds = useRef(ids)
  useLayoutEffect(() => {
    if (scroller === null || formerIds.current === ids) return
    const top = Math.floor(scroller.scrollTop / rowHeight)
    const id = formerIds.current[top]
    formerIds.current = ids
    const moved = id === undefined || scroller.scrollTop === 0 ? -1 : ids.indexOf(id)
    if (moved >= 0) scroller.scrollBy({ top: (moved - top) * rowHeight, behavior: 'instant' })
  }, [scroller, ids, rowHeight])
}

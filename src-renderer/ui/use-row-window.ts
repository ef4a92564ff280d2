import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react'

/** Drawn above and below what is in sight, so that scrolling never shows an empty place. */
const overscan = 8

export interface RowWindow {
  readonly first: number
  /** Exclusive. */
  readonly last: number
}

/**
 * Which rows of a long list are in sight, and a still view: rows that come in above push nothing away, except at the
 * very top, where new ones are wanted.
 *
 * @param scroller null until it is there
 * @param ids of all rows, from top to bottom
 */
export function useRowWindow(scroller: HTMLElement | null, ids: readonly string[], rowHeight: number): RowWindow {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (scroller === null) return () => {}
      const resizes = new ResizeObserver(listener)
      resizes.observe(scroller)
      scroller.addEventListener('scroll', listener, { passive: true })
      return () => {
        resizes.disconnect()
        scroller.removeEventListener('scroll', listener)
      }
    },
    [scroller],
  )
  const top = useSyncExternalStore(subscribe, () => Math.floor((scroller?.scrollTop ?? 0) / rowHeight))
  const rows = useSyncExternalStore(subscribe, () => Math.ceil((scroller?.clientHeight ?? 0) / rowHeight))

  const formerIds = useRef(ids)
  useLayoutEffect(() => {
    if (scroller === null || formerIds.current === ids) return
    const top = Math.floor(scroller.scrollTop / rowHeight)
    const id = formerIds.current[top]
    formerIds.current = ids
    const moved = id === undefined || scroller.scrollTop === 0 ? -1 : ids.indexOf(id)
    if (moved >= 0) scroller.scrollBy({ top: (moved - top) * rowHeight, behavior: 'instant' })
  }, [scroller, ids, rowHeight])

  return { first: Math.max(0, top - overscan), last: Math.min(ids.length, top + rows + 1 + overscan) }
}

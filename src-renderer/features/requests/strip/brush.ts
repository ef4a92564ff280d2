import type { TimeRange } from '../filter/request-filter.ts'

/** Whole seconds since the epoch, both included, in either order. */
export interface Brush {
  readonly anchor: number
  readonly head: number
}

export function rangeOf({ anchor, head }: Brush): TimeRange {
  return { from: Math.min(anchor, head) * 1000, to: (Math.max(anchor, head) + 1) * 1000 }
}

/**
 * Where a key leads: arrows move both ends, with Shift only one, which makes the range longer or shorter. Null where the
 * key means nothing to the strip.
 *
 * @param brush null where nothing is chosen yet: it begins at the newest second
 */
export function brushAfterKey(
  key: string,
  isExtending: boolean,
  brush: Brush | null,
  limits: { readonly first: number; readonly last: number },
): Brush | null {
  const within = (second: number) => Math.min(limits.last, Math.max(limits.first, second))
  const head = brush === null ? null : within(brush.head)
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: (head ?? limits.last + 1) - 1,
    ArrowRight: head === null ? limits.last : head + 1,
    PageUp: (head ?? limits.last) - 10,
    PageDown: (head ?? limits.last) + 10,
    Home: limits.first,
    End: limits.last,
  }
  const wanted = steps[key]
  if (wanted === undefined) return null
  const next = within(wanted)
  return { anchor: isExtending && brush !== null ? within(brush.anchor) : next, head: next }
}

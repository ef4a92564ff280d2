import { useMemo, useState } from 'react'
import type { RequestList } from '../../../state/request-log.ts'

export interface Pausable {
  readonly list: RequestList
  readonly isPaused: boolean
  /** How many requests came since. */
  readonly waiting: number
  readonly setPaused: (isPaused: boolean) => void
}

/** Holds the list still while somebody reads it; what comes meanwhile is counted, and shown afterwards. */
export function usePaused(requests: RequestList): Pausable {
  const [held, setHeld] = useState<RequestList | null>(null)
  const known = useMemo(() => (held === null ? null : new Set(held.map(({ id }) => id))), [held])
  return {
    list: held ?? requests,
    isPaused: held !== null,
    waiting: known === null ? 0 : requests.filter(({ id }) => !known.has(id)).length,
    setPaused: (isPaused) => setHeld(isPaused ? requests : null),
  }
}

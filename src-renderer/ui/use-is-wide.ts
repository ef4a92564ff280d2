import { useSyncExternalStore } from 'react'

/** The breakpoint `wide` of the style sheets. */
const wide = globalThis.matchMedia?.('(min-width: 900px)')

function subscribe(listener: () => void): () => void {
  wide?.addEventListener('change', listener)
  return () => wide?.removeEventListener('change', listener)
}

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide?.matches ?? true)
}

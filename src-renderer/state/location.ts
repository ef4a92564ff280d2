import { useSyncExternalStore } from 'react'
import { parseAddress, type Location } from '../../shared/window-address.ts'

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function useLocation(): Location {
  return parseAddress(useSyncExternalStore(onHashChange, () => window.location.hash))
}

/** Goes there without a step in the history: for choosing inside a screen. */
export function replaceLocation(address: string): void {
  window.location.replace(address)
}

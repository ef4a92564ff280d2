import type { ReactNode } from 'react'

/** A key, or keys to be pressed together. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return <kbd className="readout rounded-[4px] border border-line px-1 text-small text-faint">{children}</kbd>
}

import type { ReactNode } from 'react'

/** Something to read that may be longer than its place: it takes the focus, so that keys can scroll it. */
export function ScrollArea({ look = 'px-4 py-3', children }: { readonly look?: string; readonly children: ReactNode }) {
  return (
    <div
      tabIndex={0}
      className={`min-h-0 flex-1 overflow-y-auto outline-signal focus-visible:outline-2 focus-visible:-outline-offset-2 ${look}`}
    >
      {children}
    </div>
  )
}

import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
}

/** Something is wrong with the whole of FreeCC: a sentence across the window, and its remedies. */
export function Banner({ children, actions }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-warning-ground px-6 py-2.5">
      <div role="alert" className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <TriangleAlert aria-hidden size={15} className="mt-0.5 shrink-0 text-warning" />
        <div className="min-w-0 break-words">{children}</div>
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}

import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  /** Beside the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** The usual screen: a title, and content that stays narrow enough to read. */
export function Screen({ title, aside, children }: Props) {
  return (
    <div className="mx-auto flex max-w-224 flex-col gap-6 px-6 py-6 wide:px-8">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  )
}

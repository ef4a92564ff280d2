import type { ReactNode } from 'react'

interface Props {
  readonly href: string
  readonly children: ReactNode
}

/** Goes to another place in the window. */
export function Link({ href, children }: Props) {
  return (
    <a
      href={href}
      className="focus-mark rounded-control font-medium text-signal underline decoration-transparent underline-offset-3 transition-colors hover:decoration-current"
    >
      {children}
    </a>
  )
}

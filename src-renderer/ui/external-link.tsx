import { ExternalLink as Icon } from 'lucide-react'
import type { ReactNode } from 'react'

interface Props {
  /** A page of the catalogue: the main process opens no others. */
  readonly href: string
  readonly children: ReactNode
}

/** Opens a provider's page in the user's browser. */
export function ExternalLink({ href, children }: Props) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="focus-mark inline-flex items-center gap-1 rounded-control font-medium text-signal underline decoration-transparent underline-offset-3 transition-colors hover:decoration-current"
    >
      {children}
      <Icon aria-hidden size={12} />
    </a>
  )
}

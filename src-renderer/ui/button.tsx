import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'

const looks = {
  primary: 'bg-accent text-on-accent font-semibold hover:bg-accent-hover',
  plain: 'border border-edge bg-panel text-ink font-medium hover:bg-hover',
  quiet: 'text-soft font-medium hover:bg-hover hover:text-ink',
} as const

type Look = keyof typeof looks

function classes(look: Look): string {
  return `focus-mark inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-control px-3 whitespace-nowrap transition-colors data-disabled:pointer-events-none data-disabled:opacity-50 data-pending:opacity-60 ${looks[look]}`
}

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  readonly look?: Look
  readonly children: ReactNode
}

export function Button({ look = 'plain', ...props }: Props) {
  return <AriaButton {...props} className={classes(look)} />
}

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon
  /** What it does, for those who do not see the icon, and on hover. */
  readonly label: string
}

/** For a row of small actions, where words would crowd out what they act on. */
export function IconButton({ icon: Icon, label, ...props }: IconButtonProps) {
  return (
    <AriaButton
      {...props}
      aria-label={label}
      className="focus-mark inline-flex size-7 items-center justify-center rounded-control text-soft transition-colors hover:bg-hover hover:text-ink data-disabled:pointer-events-none data-disabled:opacity-35"
    >
      <Icon aria-hidden size={14} />
    </AriaButton>
  )
}

interface LinkProps {
  readonly href: string
  readonly look?: Look
  readonly children: ReactNode
}

/** Goes to another place in the window, and is the thing to do next. */
export function ButtonLink({ look = 'primary', ...props }: LinkProps) {
  return <a {...props} className={classes(look)} />
}

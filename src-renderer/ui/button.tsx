import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'

const looks = {
  primary: 'bg-accent text-on-accent font-semibold data-hovered:bg-accent-hover',
  plain: 'border border-edge bg-panel text-ink font-medium data-hovered:bg-hover',
  quiet: 'text-soft font-medium data-hovered:bg-hover data-hovered:text-ink',
} as const

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  readonly look?: keyof typeof looks
  readonly children: ReactNode
}

export function Button({ look = 'plain', ...props }: Props) {
  return (
    <AriaButton
      {...props}
      className={`focus-mark inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-control px-3 whitespace-nowrap transition-colors data-disabled:opacity-50 data-pending:opacity-60 ${looks[look]}`}
    />
  )
}

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'

/** The look of everything that text is typed into. */
export const inputLook =
  'h-8 w-full min-w-0 rounded-control border border-edge bg-panel px-2.5 text-ink outline-none transition-colors placeholder:text-faint data-focused:border-signal data-focused:outline-2 data-focused:-outline-offset-1 data-focused:outline-signal data-invalid:border-danger data-disabled:opacity-50'

export function FieldLabel({ children }: { readonly children: ReactNode }) {
  return <Label className="mb-1 block font-medium text-soft">{children}</Label>
}

/** One line under the field: what is wrong, or else what to know. Tied to the input by `aria-describedby`. */
export function FieldNote({ problem, hint }: { readonly problem: string | null; readonly hint?: string | undefined }) {
  if (problem !== null) {
    return (
      <FieldError className="mt-1 block">
        <Problem>{problem}</Problem>
      </FieldError>
    )
  }
  if (hint === undefined) return null
  return (
    <Text slot="description" className="mt-1 block text-faint">
      {hint}
    </Text>
  )
}

/** A sentence about something that went wrong, said aloud when it appears. */
export function Problem({ children }: { readonly children: ReactNode }) {
  return (
    <span role="alert" className="flex items-start gap-1.5 text-danger">
      <CircleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </span>
  )
}

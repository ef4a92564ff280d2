import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react'

interface Props {
  readonly 'aria-labelledby'?: string
  readonly className?: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/**
 * A form that Enter sends, except while an input method is composing: there Enter only takes over the characters
 * offered.
 */
export function Form({ onSubmit, ...props }: Props) {
  function holdBackWhileComposing(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault()
  }
  function submit(event: SubmitEvent): void {
    event.preventDefault()
    onSubmit()
  }
  return <form {...props} noValidate onKeyDown={holdBackWhileComposing} onSubmit={submit} />
}

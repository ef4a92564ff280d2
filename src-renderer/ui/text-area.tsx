import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { FieldLabel, FieldNote, inputLook } from './field-parts.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem?: string | null
  readonly hint?: string
  readonly placeholder?: string
}

/** For several lines that are read letter by letter. */
export function TextArea({ label, problem = null, hint, placeholder = '', ...props }: Props) {
  return (
    <AriaTextField {...props} isInvalid={problem !== null} validationBehavior="aria" spellCheck="false">
      <FieldLabel>{label}</FieldLabel>
      <AriaTextArea
        rows={3}
        placeholder={placeholder}
        autoCapitalize="off"
        autoComplete="off"
        className={`${inputLook} readout h-auto min-h-18 resize-y py-1.5`}
      />
      <FieldNote problem={problem} hint={hint} />
    </AriaTextField>
  )
}

import { Label } from 'react-aria-components/Label'
import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField'
import { FieldLabel, FieldNote, inputLook } from './field-parts.tsx'

interface Props extends Omit<TextFieldProps, 'className' | 'children' | 'isInvalid' | 'validationBehavior'> {
  readonly label: string
  /** What it is stands beside it already, and is only read out here. */
  readonly isLabelHidden?: boolean
  readonly problem?: string | null
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  /** For names, addresses and keys, which are read letter by letter. */
  readonly isCode?: boolean
}

export function TextField({
  label,
  problem = null,
  hint,
  placeholder,
  isCode = false,
  isLabelHidden = false,
  ...props
}: Props) {
  return (
    <AriaTextField {...props} isInvalid={problem !== null} validationBehavior="aria" spellCheck="false">
      {isLabelHidden ? <Label className="sr-only">{label}</Label> : <FieldLabel>{label}</FieldLabel>}
      <Input
        placeholder={placeholder ?? ''}
        autoCapitalize="off"
        autoComplete="off"
        className={`${inputLook} ${isCode ? 'readout' : ''}`}
      />
      <FieldNote problem={problem} hint={hint} />
    </AriaTextField>
  )
}

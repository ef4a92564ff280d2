import { useTranslation } from 'react-i18next'
import type { ShellId } from '../../../shared/env-snippets.ts'
import { useActions } from '../../state/use-window.ts'
import { CopyButton } from './copy-button.tsx'

interface Props {
  readonly shell: ShellId
  /** Without what Claude Code should know of the models. */
  readonly isPlain?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
}

/** Copies the command that connects Claude Code in this shell. */
export function CopyCommandButton({ shell, isPlain = false, ...props }: Props) {
  const { t } = useTranslation()
  const { copyCommand } = useActions()
  return <CopyButton {...props} isPrimary label={t('connect.copy')} copy={() => copyCommand({ shell, isPlain })} />
}

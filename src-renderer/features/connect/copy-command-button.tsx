import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShellId } from '../../../shared/env-snippets.ts'
import { useActions } from '../../state/use-window.ts'
import { useTask } from '../../state/use-task.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'

/** How long the button says that it has copied. */
const confirmationMs = 3000

interface Props {
  readonly shell: ShellId
  /** Without what Claude Code should know of the models. */
  readonly isPlain?: boolean
  readonly isDisabled?: boolean
}

/** Copies the command that connects Claude Code in this shell. The main process writes the clipboard. */
export function CopyCommandButton({ shell, isPlain = false, isDisabled = false }: Props) {
  const { t } = useTranslation()
  const { copyCommand } = useActions()
  const task = useTask(copyCommand)
  const [isCopied, setCopied] = useState(false)

  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), confirmationMs)
    return () => clearTimeout(timer)
  }, [isCopied])

  const Icon = isCopied ? Check : Copy
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <Button look="primary" isDisabled={isDisabled} onPress={() => void task.run({ shell, isPlain }).then(setCopied)}>
        <Icon aria-hidden size={14} />
        <span aria-live="polite">{isCopied ? t('connect.copied') : t('connect.copy')}</span>
      </Button>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </span>
  )
}

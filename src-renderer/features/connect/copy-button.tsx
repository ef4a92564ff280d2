import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../shared/result.ts'
import { useTask } from '../../state/use-task.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'

/** How long the button says that it has copied. */
const confirmationMs = 3000

interface Props {
  /** The main process writes the clipboard, as what is copied holds the token. */
  readonly copy: () => Promise<Result<unknown>>
  readonly label: string
  readonly isPrimary?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
}

/** Copies something, and says so for a moment. */
export function CopyButton({ copy, label, isPrimary = false, isDisabled = false, autoFocus = false }: Props) {
  const { t } = useTranslation()
  const task = useTask(copy)
  const [isCopied, setCopied] = useState(false)

  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), confirmationMs)
    return () => clearTimeout(timer)
  }, [isCopied])

  const Icon = isCopied ? Check : Copy
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <Button
        look={isPrimary ? 'primary' : 'plain'}
        autoFocus={autoFocus}
        isDisabled={isDisabled}
        onPress={() => void task.run().then(setCopied)}
      >
        <Icon aria-hidden size={14} />
        <span aria-live="polite">{isCopied ? t('connect.copied') : label}</span>
      </Button>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </span>
  )
}

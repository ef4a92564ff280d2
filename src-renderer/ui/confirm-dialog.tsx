import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Problem } from './field-parts.tsx'

interface Props {
  readonly question: string
  /** What happens, or what it is about. */
  readonly children: ReactNode
  /** What must be agreed to, in sight however long the rest is. */
  readonly agreement?: ReactNode
  /** Scrolls in a small window, for which the keyboard must reach it. */
  readonly isLong?: boolean
  /** What the button does that goes ahead; left out where there is nothing to do. */
  readonly confirm?: string
  readonly isRunning: boolean
  /** Why it did not work. */
  readonly failure: string | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be taken back. The focus is on leaving it. */
export function ConfirmDialog({
  question,
  children,
  agreement,
  isLong = false,
  confirm,
  isRunning,
  failure,
  onConfirm,
  onClose,
}: Props) {
  const { t } = useTranslation()
  return (
    <Dialog label={question} isNarrow onClose={onClose}>
      <div className="flex min-h-0 flex-col gap-3 p-5">
        <h2 className="text-lead">{question}</h2>
        <div tabIndex={isLong ? 0 : undefined} className="focus-mark min-h-0 overflow-y-auto text-soft">
          {children}
        </div>
        {agreement}
        {failure === null ? null : <Problem>{failure}</Problem>}
        <div className="mt-1 flex flex-wrap justify-end gap-2">
          <Button look="quiet" autoFocus onPress={onClose}>
            {t('settings.cancel')}
          </Button>
          {confirm === undefined ? null : (
            <Button look="primary" isPending={isRunning} onPress={onConfirm}>
              {confirm}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

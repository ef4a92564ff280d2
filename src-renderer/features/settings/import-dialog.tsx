import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fail } from '../../../shared/result.ts'
import type { ImportPreview } from '../../../shared/settings-import.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ImportContents } from './import-contents.tsx'

interface Props {
  readonly preview: ImportPreview
  readonly onClose: () => void
  readonly onImported: () => void
}

/** What a file would change, before it does. Without a keychain its keys go to the disk only if that is agreed to. */
export function ImportDialog({ preview, onClose, onImported }: Props) {
  const { t } = useTranslation()
  const { keyBackend } = useAppState()
  const { applyImport } = useActions()
  const [isAgreed, setAgreed] = useState(false)
  const mustAgree = preview.keys.length > 0 && (keyBackend === 'unprotected' || keyBackend === 'none')
  const hasChanges = preview.keys.length + preview.routes.length + preview.parts.length > 0

  const task = useTask(async () =>
    mustAgree && !isAgreed ? fail(t('key.consentFirst')) : applyImport({ allowUnprotected: isAgreed }),
  )

  return (
    <ConfirmDialog
      question={t('transfer.question', { file: preview.file })}
      {...(hasChanges && { confirm: t('transfer.apply') })}
      isLong
      isRunning={task.isRunning}
      failure={task.failure}
      onConfirm={() => void task.run().then((isDone) => isDone && onImported())}
      onClose={onClose}
      agreement={
        mustAgree ? (
          <div className="flex flex-col gap-1.5">
            <p className="text-warning">{t('key.noKeychain')}</p>
            <Checkbox isChecked={isAgreed} onChange={setAgreed}>
              {t('key.consent')}
            </Checkbox>
          </div>
        ) : null
      }
    >
      {hasChanges ? null : <p>{t('transfer.nothing')}</p>}
      <ImportContents preview={preview} />
    </ConfirmDialog>
  )
}

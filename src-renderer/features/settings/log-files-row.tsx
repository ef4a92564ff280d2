import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { SettingRow } from './setting-row.tsx'

export function LogFilesRow() {
  const { t } = useTranslation()
  const { openLogFolder, deleteLogs } = useActions()
  const opening = useTask(openLogFolder)
  const deleting = useTask(deleteLogs)
  const [isDone, setDone] = useState(false)
  return (
    <SettingRow
      name={t('settings.logFiles')}
      failure={opening.failure}
      done={isDone ? t('settings.logsDeleted') : null}
    >
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => void opening.run()}>{t('settings.openLogs')}</Button>
        <ConfirmButton
          label={t('settings.deleteLogs')}
          question={t('settings.deleteLogsQuestion')}
          confirm={t('settings.deleteLogsNow')}
          task={deleting}
          onDone={() => setDone(true)}
        >
          {t('settings.deleteLogsText')}
        </ConfirmButton>
      </div>
    </SettingRow>
  )
}

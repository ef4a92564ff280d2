import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { SettingRow } from './setting-row.tsx'

export function ExportRow() {
  const { t } = useTranslation()
  const { exportSettings } = useActions()
  const [path, setPath] = useState<string | null>(null)
  const task = useTask(async () => {
    const written = await exportSettings()
    setPath(written.ok ? written.value : null)
    return written
  })
  return (
    <SettingRow
      name={t('transfer.export')}
      note={t('transfer.exportNote')}
      failure={task.failure}
      done={path === null ? null : t('transfer.exported', { path })}
    >
      <Button isDisabled={task.isRunning} onPress={() => void task.run()}>
        {t('transfer.exportNow')}
      </Button>
    </SettingRow>
  )
}

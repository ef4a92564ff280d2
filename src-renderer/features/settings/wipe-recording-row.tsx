import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { ConfirmButton } from './confirm-button.tsx'
import { SettingRow } from './setting-row.tsx'

export function WipeRecordingRow() {
  const { t } = useTranslation()
  const wiping = useTask(useActions().wipeRecording)
  const [isDone, setDone] = useState(false)
  return (
    <SettingRow name={t('recording.wipe')} done={isDone ? t('recording.wiped') : null}>
      <ConfirmButton
        label={t('recording.wipeOpen')}
        question={t('recording.wipeQuestion')}
        confirm={t('recording.wipeNow')}
        task={wiping}
        onDone={() => setDone(true)}
      >
        {t('recording.wipeText')}
      </ConfirmButton>
    </SettingRow>
  )
}

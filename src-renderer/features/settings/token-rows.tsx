import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { ConfirmButton } from './confirm-button.tsx'
import { SettingRow } from './setting-row.tsx'
import { SwitchRow } from './switch-row.tsx'

export function RequiresTokenRow() {
  const { t } = useTranslation()
  const { requiresToken } = useAppState().access
  const { saveAccess } = useActions()
  return (
    <SwitchRow
      name={t('settings.requiresToken')}
      note={t('settings.requiresTokenNote')}
      warning={requiresToken ? null : t('settings.tokenNotRequired')}
      isOn={requiresToken}
      onSave={(on) => saveAccess({ requiresToken: on })}
    />
  )
}

export function RotateTokenRow() {
  const { t } = useTranslation()
  const task = useTask(useActions().rotateToken)
  const [isDone, setDone] = useState(false)
  return (
    <SettingRow name={t('settings.token')} note={t('settings.tokenNote')} done={isDone ? t('settings.rotated') : null}>
      <ConfirmButton
        label={t('settings.rotate')}
        question={t('settings.rotateQuestion')}
        confirm={t('settings.rotateNow')}
        task={task}
        onDone={() => setDone(true)}
      >
        {t('settings.rotateText')}
      </ConfirmButton>
    </SettingRow>
  )
}

import { useTranslation } from 'react-i18next'
import { exactNumber } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useTask } from '../../../state/use-task.ts'
import { useActions, useAppState } from '../../../state/use-window.ts'
import { Problem } from '../../../ui/field-parts.tsx'
import { Switch } from '../../../ui/switch.tsx'

/** Bodies hold people's code, so that they are recorded only if the user says so: here, where they are missed. */
export function NotRecorded() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { saveRecording } = useActions()
  const { folder, ...recording } = useAppState().recording
  const task = useTask(saveRecording)
  const megabytes = exactNumber(recording.megabytes, locale)
  return (
    <div className="flex max-w-128 flex-col items-start gap-3 px-4 py-3">
      <p className="text-soft">{t('recorded.not')}</p>
      <Switch isOn={recording.bodies} onChange={(bodies) => void task.run({ ...recording, bodies })}>
        {t('recorded.switch')}
      </Switch>
      <p className="text-faint">
        {recording.disk.isOn
          ? t('recorded.meaningOnDisk', { megabytes, folder })
          : t('recorded.meaning', { megabytes })}
      </p>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResettableGroup } from '../../../shared/settings.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { SettingRow } from './setting-row.tsx'

export function ResetAllRow() {
  const { t } = useTranslation()
  const { resetAll } = useActions()
  const [deletesKeys, setDeletesKeys] = useState(false)
  const [isDone, setDone] = useState(false)
  const task = useTask(() => resetAll(deletesKeys))
  return (
    <SettingRow
      name={t('settings.resetAll')}
      note={t('settings.resetAllNote')}
      done={isDone ? t('settings.resetAllDone') : null}
    >
      <ConfirmButton
        label={t('settings.resetAllOpen')}
        question={t('settings.resetAllQuestion')}
        confirm={t('settings.resetAll')}
        task={task}
        onDone={() => setDone(true)}
      >
        <p className="mb-3">{t('settings.resetAllText')}</p>
        <Checkbox isChecked={deletesKeys} onChange={setDeletesKeys}>
          {t('settings.resetAllKeys')}
        </Checkbox>
      </ConfirmButton>
    </SettingRow>
  )
}

interface Props {
  readonly group: ResettableGroup
  readonly title: string
  /** The names of the settings in it. */
  readonly names: readonly string[]
}

/** Sets one group back. */
export function ResetGroupButton({ group, title, names }: Props) {
  const { t, i18n } = useTranslation()
  const { resetGroup } = useActions()
  const task = useTask(() => resetGroup(group))
  const settings = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names)
  return (
    <ConfirmButton
      label={t('settings.reset')}
      spokenLabel={t('settings.resetGroupLabel', { group: title })}
      look="quiet"
      question={t('settings.resetGroupQuestion', { group: title })}
      confirm={t('settings.reset')}
      task={task}
    >
      {t('settings.resetGroupText', { settings })}
    </ConfirmButton>
  )
}

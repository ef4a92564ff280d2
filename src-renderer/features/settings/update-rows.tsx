import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { UpdateStatus } from '../../../shared/updates.ts'
import { percentage, timeOfDay } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useNow } from '../../state/use-now.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { SettingRow } from './setting-row.tsx'
import { SwitchRow } from './switch-row.tsx'

export function CheckForUpdatesRow() {
  const { t } = useTranslation()
  const { updates } = useAppState()
  const { saveUpdates } = useActions()
  // A switch that changes nothing would only raise hopes.
  if (updates.status.state === 'not-here') return null
  return (
    <SwitchRow
      name={t('updates.check')}
      note={t('updates.checkNote')}
      isOn={updates.check}
      onSave={(check) => saveUpdates({ check })}
    />
  )
}

/** How far a newer FreeCC has come, and the one thing to do about it. */
export function UpdateRow() {
  const { version, updates } = useAppState()
  const sentence = useSentence(updates.status)
  return (
    <SettingRow name={`FreeCC ${version}`} done={sentence}>
      <NextStep status={updates.status} />
    </SettingRow>
  )
}

function NextStep({ status }: { readonly status: UpdateStatus }) {
  const { t } = useTranslation()
  const { lookForUpdates, downloadUpdate, installUpdate } = useActions()
  const looking = useTask(lookForUpdates)
  const downloading = useTask(downloadUpdate)
  const installing = useTask(installUpdate)
  switch (status.state) {
    case 'current':
    case 'failed':
      return <Button onPress={() => void looking.run()}>{t('updates.look')}</Button>
    case 'available':
      return <Button onPress={() => void downloading.run()}>{t('updates.download')}</Button>
    case 'ready':
      return (
        <Button look="primary" onPress={() => void installing.run()}>
          {t('updates.restart')}
        </Button>
      )
    case 'not-here':
    case 'checking':
    case 'downloading':
      return null
    default:
      return assertNever(status)
  }
}

function useSentence(status: UpdateStatus): string {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(60_000)
  switch (status.state) {
    case 'not-here':
      return t(status.why === 'package' ? 'updates.package' : 'updates.notInstalled')
    case 'current':
      return status.checkedAt === null
        ? t('updates.neverLooked')
        : t('updates.current', { time: timeOfDay(status.checkedAt, now, locale) })
    case 'checking':
      return t('updates.checking')
    case 'available':
      return t('updates.available', { version: status.version })
    case 'downloading':
      return t('updates.downloading', { version: status.version, share: percentage(status.percent / 100, locale) })
    case 'ready':
      return t('updates.ready', { version: status.version })
    case 'failed':
      return t(status.during === 'check' ? 'updates.checkFailed' : 'updates.downloadFailed')
    default:
      return assertNever(status)
  }
}

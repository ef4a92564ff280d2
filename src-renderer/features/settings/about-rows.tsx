import { useTranslation } from 'react-i18next'
import { useAppState } from '../../state/use-window.ts'
import { SettingRow } from './setting-row.tsx'

export function VersionRow() {
  const { t } = useTranslation()
  const { version } = useAppState()
  return (
    <SettingRow name={t('settings.version')}>
      <span className="readout select-text">FreeCC {version}</span>
    </SettingRow>
  )
}

export function LicenceRow() {
  const { t } = useTranslation()
  return (
    <SettingRow name={t('settings.licence')} note={t('settings.licenceNote')}>
      <span>MIT</span>
    </SettingRow>
  )
}

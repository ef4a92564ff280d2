import { useTranslation } from 'react-i18next'
import { useActions, useAppState } from '../../state/use-window.ts'
import { ChoiceRow } from './choice-row.tsx'
import { SettingRow } from './setting-row.tsx'
import { SwitchRow } from './switch-row.tsx'
import { useDesktop } from './use-desktop.ts'

export function LanguageRow() {
  const { t } = useTranslation()
  const { appearance } = useAppState()
  const { saveAppearance } = useActions()
  return (
    <ChoiceRow
      name={t('settings.language')}
      // A language is named in itself, so that whoever reads no other finds it.
      options={[
        { id: 'system', label: t('settings.system') },
        { id: 'en', label: 'English' },
        { id: 'zh-CN', label: '中文' },
      ]}
      value={appearance.language}
      onSave={(language) => saveAppearance({ ...appearance, language })}
    />
  )
}

export function ThemeRow() {
  const { t } = useTranslation()
  const { appearance } = useAppState()
  const { saveAppearance } = useActions()
  return (
    <ChoiceRow
      name={t('settings.theme')}
      options={[
        { id: 'system', label: t('settings.system') },
        { id: 'light', label: t('settings.light') },
        { id: 'dark', label: t('settings.dark') },
      ]}
      value={appearance.theme}
      onSave={(theme) => saveAppearance({ ...appearance, theme })}
    />
  )
}

export function StartAtLoginRow() {
  const { t } = useTranslation()
  const { startAtLogin } = useDesktop()
  const { setStartAtLogin } = useActions()
  const name = t('settings.startAtLogin')
  if (startAtLogin === 'unavailable') return <SettingRow name={name} note={t('settings.noStartAtLogin')} />
  return (
    <SwitchRow
      name={name}
      note={t('settings.startAtLoginNote')}
      isOn={startAtLogin === 'on'}
      onSave={setStartAtLogin}
    />
  )
}

export function OnStartRow() {
  const { t } = useTranslation()
  const { desktop, save } = useDesktop()
  return (
    <ChoiceRow
      name={t('settings.onStart')}
      note={t('settings.onStartNote')}
      options={[
        { id: 'as-left', label: t('settings.asLeft') },
        { id: 'on', label: t('settings.turnedOn') },
        { id: 'off', label: t('settings.turnedOff') },
      ]}
      value={desktop.onStart}
      onSave={(onStart) => save({ onStart })}
    />
  )
}

export function OnCloseRow() {
  const { t } = useTranslation()
  const { desktop, hasTray, save } = useDesktop()
  return (
    <ChoiceRow
      name={t('settings.onClose')}
      note={t(hasTray ? 'settings.onCloseNote' : 'settings.onCloseNoTray')}
      options={[
        { id: 'keep-running', label: t('settings.keepRunning') },
        { id: 'quit', label: t('settings.quits') },
      ]}
      value={desktop.onClose}
      onSave={(onClose) => save({ onClose })}
    />
  )
}

export function NotificationsRow() {
  const { t } = useTranslation()
  const { desktop, save } = useDesktop()
  return (
    <SwitchRow
      name={t('settings.notifications')}
      note={t('settings.notificationsNote')}
      isOn={desktop.notifications}
      onSave={(notifications) => save({ notifications })}
    />
  )
}

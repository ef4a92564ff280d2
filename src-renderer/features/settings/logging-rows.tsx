import { useTranslation } from 'react-i18next'
import { useLocale } from '../../state/use-locale.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { amounts } from './amounts.ts'
import { ChoiceRow } from './choice-row.tsx'
import { SwitchRow } from './switch-row.tsx'

export function FileLevelRow() {
  const { t } = useTranslation()
  const { logging } = useAppState()
  const { saveLogging } = useActions()
  return (
    <ChoiceRow
      name={t('settings.fileLevel')}
      note={t('settings.fileLevelNote')}
      options={[
        { id: 'DEBUG', label: t('settings.levelDebug') },
        { id: 'INFO', label: t('settings.levelInfo') },
        { id: 'WARNING', label: t('settings.levelWarning') },
        { id: 'ERROR', label: t('settings.levelError') },
        { id: 'CRITICAL', label: t('settings.levelCritical') },
      ]}
      value={logging.fileLevel}
      onSave={(fileLevel) => saveLogging({ ...logging, fileLevel })}
    />
  )
}

export function RequestBodiesRow() {
  const { t } = useTranslation()
  const { logging } = useAppState()
  const { saveLogging } = useActions()
  return (
    <SwitchRow
      name={t('settings.requestBodies')}
      note={t('settings.requestBodiesNote')}
      warning={logging.requestBodies && logging.fileLevel !== 'DEBUG' ? t('settings.bodiesNeedDebug') : null}
      isOn={logging.requestBodies}
      onSave={(requestBodies) => saveLogging({ ...logging, requestBodies })}
    />
  )
}

export function ResponseBodiesRow() {
  const { t } = useTranslation()
  const { logging } = useAppState()
  const { saveLogging } = useActions()
  return (
    <SwitchRow
      name={t('settings.responseBodies')}
      note={t('settings.responseBodiesNote')}
      warning={logging.responseBodies && logging.fileLevel !== 'DEBUG' ? t('settings.bodiesNeedDebug') : null}
      isOn={logging.responseBodies}
      onSave={(responseBodies) => saveLogging({ ...logging, responseBodies })}
    />
  )
}

export function KeepDaysRow() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { logging } = useAppState()
  const { saveLogging } = useActions()
  const { days } = logging.retention
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  return (
    <ChoiceRow
      name={t('settings.keepDays')}
      options={amounts([3, 7, 14, 30, 90, 365], days, format)}
      value={String(days)}
      onSave={(chosen) => saveLogging({ ...logging, retention: { ...logging.retention, days: Number(chosen) } })}
    />
  )
}

export function KeepSizeRow() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { logging } = useAppState()
  const { saveLogging } = useActions()
  const { megabytes } = logging.retention
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte' })
  return (
    <ChoiceRow
      name={t('settings.keepSize')}
      note={t('settings.keepSizeNote')}
      options={amounts([20, 60, 200, 500, 1000], megabytes, format)}
      value={String(megabytes)}
      onSave={(chosen) => saveLogging({ ...logging, retention: { ...logging.retention, megabytes: Number(chosen) } })}
    />
  )
}

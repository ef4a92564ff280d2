import { useTranslation } from 'react-i18next'
import { AmountRow } from './amount-row.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { SwitchRow } from './switch-row.tsx'
import { useLogging } from './use-logging.ts'
import { useUnit } from './use-unit.ts'

export function FileLevelRow() {
  const { t } = useTranslation()
  const { logging, save } = useLogging()
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
      onSave={(fileLevel) => save({ fileLevel })}
    />
  )
}

export function RequestBodiesRow() {
  const { t } = useTranslation()
  const { logging, save } = useLogging()
  return (
    <SwitchRow
      name={t('settings.requestBodies')}
      note={t('settings.requestBodiesNote')}
      warning={logging.requestBodies && logging.fileLevel !== 'DEBUG' ? t('settings.bodiesNeedDebug') : null}
      isOn={logging.requestBodies}
      onSave={(requestBodies) => save({ requestBodies })}
    />
  )
}

export function ResponseBodiesRow() {
  const { t } = useTranslation()
  const { logging, save } = useLogging()
  return (
    <SwitchRow
      name={t('settings.responseBodies')}
      note={t('settings.responseBodiesNote')}
      warning={logging.responseBodies && logging.fileLevel !== 'DEBUG' ? t('settings.bodiesNeedDebug') : null}
      isOn={logging.responseBodies}
      onSave={(responseBodies) => save({ responseBodies })}
    />
  )
}

export function KeepDaysRow() {
  const { t } = useTranslation()
  const { logging, save } = useLogging()
  const format = useUnit('day')
  return (
    <AmountRow
      name={t('settings.keepDays')}
      usual={[3, 7, 14, 30, 90, 365]}
      amount={logging.retention.days}
      format={format}
      onSave={(days) => save({ retention: { ...logging.retention, days } })}
    />
  )
}

export function KeepSizeRow() {
  const { t } = useTranslation()
  const { logging, save } = useLogging()
  const format = useUnit('megabyte')
  return (
    <AmountRow
      name={t('settings.keepSize')}
      note={t('settings.keepSizeNote')}
      usual={[20, 60, 200, 500, 1000]}
      amount={logging.retention.megabytes}
      format={format}
      onSave={(megabytes) => save({ retention: { ...logging.retention, megabytes } })}
    />
  )
}

import { useTranslation } from 'react-i18next'
import { useLocale } from '../../state/use-locale.ts'
import { AmountRow } from './amount-row.tsx'
import { SwitchRow } from './switch-row.tsx'
import { useRecording } from './use-recording.ts'
import { useUnit } from './use-unit.ts'

export function BodiesRow() {
  const { t } = useTranslation()
  const { recording, save } = useRecording()
  return (
    <SwitchRow
      name={t('recording.bodies')}
      note={t('recording.bodiesNote')}
      warning={recording.bodies ? t('recording.bodiesWarning') : null}
      isOn={recording.bodies}
      onSave={(bodies) => save({ bodies })}
    />
  )
}

export function RowsRow() {
  const { t } = useTranslation()
  const format = new Intl.NumberFormat(useLocale())
  const { recording, save } = useRecording()
  return (
    <AmountRow
      name={t('recording.rows')}
      usual={[500, 1000, 2000, 5000, 10_000]}
      amount={recording.rows}
      format={format}
      onSave={(rows) => save({ rows })}
    />
  )
}

export function MemoryRow() {
  const { t } = useTranslation()
  const format = useUnit('megabyte')
  const { recording, save } = useRecording()
  return (
    <AmountRow
      name={t('recording.memory')}
      note={t('recording.memoryNote')}
      usual={[8, 32, 128, 512]}
      amount={recording.megabytes}
      format={format}
      onSave={(megabytes) => save({ megabytes })}
    />
  )
}

export function BodySizeRow() {
  const { t } = useTranslation()
  const format = useUnit('kilobyte')
  const { recording, save } = useRecording()
  return (
    <AmountRow
      name={t('recording.body')}
      note={t('recording.bodyNote')}
      usual={[64, 512, 2048, 8192]}
      amount={recording.bodyKilobytes}
      format={format}
      onSave={(bodyKilobytes) => save({ bodyKilobytes })}
    />
  )
}

export function DiskRow() {
  const { t } = useTranslation()
  const { recording, folder, save } = useRecording()
  const { disk } = recording
  return (
    <SwitchRow
      name={t('recording.disk')}
      note={disk.isOn ? t('recording.diskFolder', { folder }) : t('recording.diskNote')}
      isOn={disk.isOn}
      onSave={(isOn) => save({ disk: { ...disk, isOn } })}
    />
  )
}

export function DiskDaysRow() {
  const { t } = useTranslation()
  const format = useUnit('day')
  const { recording, save } = useRecording()
  const { disk } = recording
  return (
    <AmountRow
      name={t('recording.days')}
      usual={[1, 3, 7, 30, 90]}
      amount={disk.days}
      format={format}
      onSave={(days) => save({ disk: { ...disk, days } })}
    />
  )
}

export function DiskSizeRow() {
  const { t } = useTranslation()
  const format = useUnit('megabyte')
  const { recording, save } = useRecording()
  const { disk } = recording
  return (
    <AmountRow
      name={t('recording.diskSize')}
      usual={[50, 200, 1000, 5000]}
      amount={disk.megabytes}
      format={format}
      onSave={(megabytes) => save({ disk: { ...disk, megabytes } })}
    />
  )
}

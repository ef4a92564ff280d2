import { useTranslation } from 'react-i18next'
import { useLocale } from '../../state/use-locale.ts'
import { amounts } from './amounts.ts'
import { ChoiceRow } from './choice-row.tsx'
import { SwitchRow } from './switch-row.tsx'
import { useRecording } from './use-recording.ts'

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
    <ChoiceRow
      name={t('recording.rows')}
      options={amounts([500, 1000, 2000, 5000, 10_000], recording.rows, format)}
      value={String(recording.rows)}
      onSave={(rows) => save({ rows: Number(rows) })}
    />
  )
}

export function MemoryRow() {
  const { t } = useTranslation()
  const format = useMegabytes()
  const { recording, save } = useRecording()
  return (
    <ChoiceRow
      name={t('recording.memory')}
      note={t('recording.memoryNote')}
      options={amounts([8, 32, 128, 512], recording.megabytes, format)}
      value={String(recording.megabytes)}
      onSave={(megabytes) => save({ megabytes: Number(megabytes) })}
    />
  )
}

export function BodySizeRow() {
  const { t } = useTranslation()
  const format = new Intl.NumberFormat(useLocale(), { style: 'unit', unit: 'kilobyte' })
  const { recording, save } = useRecording()
  return (
    <ChoiceRow
      name={t('recording.body')}
      note={t('recording.bodyNote')}
      options={amounts([64, 512, 2048, 8192], recording.bodyKilobytes, format)}
      value={String(recording.bodyKilobytes)}
      onSave={(bodyKilobytes) => save({ bodyKilobytes: Number(bodyKilobytes) })}
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
  const format = new Intl.NumberFormat(useLocale(), { style: 'unit', unit: 'day', unitDisplay: 'long' })
  const { recording, save } = useRecording()
  const { disk } = recording
  return (
    <ChoiceRow
      name={t('recording.days')}
      options={amounts([1, 3, 7, 30, 90], disk.days, format)}
      value={String(disk.days)}
      onSave={(days) => save({ disk: { ...disk, days: Number(days) } })}
    />
  )
}

export function DiskSizeRow() {
  const { t } = useTranslation()
  const format = useMegabytes()
  const { recording, save } = useRecording()
  const { disk } = recording
  return (
    <ChoiceRow
      name={t('recording.diskSize')}
      options={amounts([50, 200, 1000, 5000], disk.megabytes, format)}
      value={String(disk.megabytes)}
      onSave={(megabytes) => save({ disk: { ...disk, megabytes: Number(megabytes) } })}
    />
  )
}

function useMegabytes(): Intl.NumberFormat {
  return new Intl.NumberFormat(useLocale(), { style: 'unit', unit: 'megabyte' })
}

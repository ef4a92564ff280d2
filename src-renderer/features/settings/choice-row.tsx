import type { Result } from '../../../shared/result.ts'
import { useTask } from '../../state/use-task.ts'
import { Segments } from '../../ui/segments.tsx'
import { Select } from '../../ui/select.tsx'
import { SettingRow } from './setting-row.tsx'

interface Props<Id extends string> {
  readonly name: string
  readonly note?: string
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly value: Id
  readonly onSave: (value: Id) => Promise<Result<unknown>>
}

/** More would not stand beside each other in Chinese and English alike. */
const mostSegments = 3

/** One of several. It shows what is saved, so that a change that fails takes itself back. */
export function ChoiceRow<Id extends string>({ name, note, options, value, onSave }: Props<Id>) {
  const task = useTask(onSave)
  const Control = options.length > mostSegments ? Select : Segments
  return (
    <SettingRow name={name} note={note} failure={task.failure}>
      <Control label={name} options={options} value={value} onChange={(chosen: Id) => void task.run(chosen)} />
    </SettingRow>
  )
}

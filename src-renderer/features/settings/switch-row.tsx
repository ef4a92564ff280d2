import type { Result } from '../../../shared/result.ts'
import { useTask } from '../../state/use-task.ts'
import { Switch } from '../../ui/switch.tsx'
import { SettingRow } from './setting-row.tsx'

interface Props {
  readonly name: string
  readonly note: string
  readonly warning?: string | null
  readonly isOn: boolean
  readonly onSave: (on: boolean) => Promise<Result<unknown>>
}

/** Something that is on or off. It shows what is saved, so that a change that fails takes itself back. */
export function SwitchRow({ name, note, warning = null, isOn, onSave }: Props) {
  const task = useTask(onSave)
  return (
    <SettingRow name={name} note={note} warning={warning} failure={task.failure}>
      <Switch isOn={isOn} onChange={(on) => void task.run(on)}>
        <span className="sr-only">{name}</span>
      </Switch>
    </SettingRow>
  )
}

import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTask } from '../../state/use-task.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SettingRow } from './setting-row.tsx'
import { useRecording } from './use-recording.ts'

/** Patterns of the user's own; whether one can be used is for the main process to say. */
export function HiddenPatternsRow() {
  const { t } = useTranslation()
  const { recording, save } = useRecording()
  const task = useTask(save)
  const [typed, setTyped] = useState('')
  const patterns = recording.hiddenPatterns

  async function add(): Promise<void> {
    if (typed === '' || patterns.includes(typed)) return setTyped('')
    if (await task.run({ hiddenPatterns: [...patterns, typed] })) setTyped('')
  }

  return (
    <SettingRow name={t('recording.patterns')} note={t('recording.patternsNote')} failure={task.failure}>
      <div className="flex flex-col gap-2">
        <Form className="flex items-start gap-2" onSubmit={() => void add()}>
          <div className="w-48">
            <TextField
              label={t('recording.patterns')}
              isLabelHidden
              isCode
              maxLength={500}
              value={typed}
              onChange={setTyped}
            />
          </div>
          <Button type="submit" isPending={task.isRunning}>
            {t('recording.addPattern')}
          </Button>
        </Form>
        {patterns.length === 0 ? null : (
          <ul className="flex max-w-72 flex-col gap-1">
            {patterns.map((pattern) => (
              <li key={pattern} className="flex items-center justify-between gap-2">
                <code className="readout min-w-0 break-all select-text">{pattern}</code>
                <Button
                  look="quiet"
                  aria-label={t('recording.removePattern', { pattern })}
                  onPress={() => void task.run({ hiddenPatterns: patterns.filter((other) => other !== pattern) })}
                >
                  <X size={14} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </SettingRow>
  )
}

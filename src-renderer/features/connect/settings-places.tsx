import { FolderPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState, useClaudeCode } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { Switch } from '../../ui/switch.tsx'
import { SettingsChangeDialog } from './settings-change-dialog.tsx'
import { SettingsPlace } from './settings-place.tsx'

interface Props {
  /** Without what Claude Code should know of the models. */
  readonly isPlain: boolean
}

/** Claude Code's settings files: the user's, and those of the projects that were added. */
export function SettingsPlaces({ isPlain }: Props) {
  const { t } = useTranslation()
  const report = useClaudeCode()
  const { claudeCode } = useAppState()
  const actions = useActions()
  const add = useTask(actions.addFolder)
  const save = useTask(actions.saveClaudeCode)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <section aria-labelledby="places" className="border-t border-line pt-5">
      <h2 id="places" className="mb-1">
        {t('places.title')}
      </h2>
      <p className="max-w-160 text-soft">{t('places.explained')}</p>
      <ul className="mt-2 divide-y divide-line border-b border-line">
        {report?.places.map((place) => (
          <SettingsPlace key={place.id} place={place} onWrite={() => setChosen(place.id)} />
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Button isPending={add.isRunning} onPress={() => void add.run()}>
          <FolderPlus aria-hidden size={14} />
          {t('places.addProject')}
        </Button>
        <Switch isOn={claudeCode.undoOnQuit} onChange={(undoOnQuit) => void save.run({ undoOnQuit })}>
          <span>
            {t('places.undoOnQuit')}
            <span className="block text-faint">{t('places.undoOnQuitNote')}</span>
          </span>
        </Switch>
      </div>
      {add.failure === null ? null : <Problem>{add.failure}</Problem>}
      {save.failure === null ? null : <Problem>{save.failure}</Problem>}
      {chosen === null ? null : (
        <SettingsChangeDialog place={chosen} isPlain={isPlain} onClose={() => setChosen(null)} />
      )}
    </section>
  )
}

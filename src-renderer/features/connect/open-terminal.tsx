import { SquareTerminal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { userPlace } from '../../../shared/claude-code.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'

/** A terminal in which Claude Code starts, in the user's home; those of projects are opened beside them. */
export function OpenTerminal({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation()
  const task = useTask(useActions().openTerminal)
  return (
    <section aria-labelledby="terminal" className="border-t border-line pt-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="terminal">{t('terminal.title')}</h2>
          <p className="text-soft">{t('terminal.explained')}</p>
        </div>
        <Button isDisabled={isDisabled} isPending={task.isRunning} onPress={() => void task.run({ place: userPlace })}>
          <SquareTerminal aria-hidden size={14} />
          {t('terminal.open')}
        </Button>
      </div>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </section>
  )
}

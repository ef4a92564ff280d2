import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingsChange } from '../../../shared/claude-code.ts'
import type { Result } from '../../../shared/result.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { DiffView } from './diff-view.tsx'

interface Props {
  readonly place: string
  readonly isPlain: boolean
  readonly onClose: () => void
}

/** Shows what would change in a settings file, and writes exactly that once the user agrees. */
export function SettingsChangeDialog({ place, isPlain, onClose }: Props) {
  const { t } = useTranslation()
  const { previewSettings, writeSettings } = useActions()
  const write = useTask(writeSettings)
  /** A file that has changed meanwhile is shown anew. */
  const [refusals, setRefusals] = useState(0)
  const [shown, setShown] = useState<Result<SettingsChange> | null>(null)

  useEffect(() => {
    let isCurrent = true
    const take = (result: Result<SettingsChange>) => {
      if (isCurrent) setShown(result)
    }
    previewSettings({ place, isPlain }).then(take, () => take({ ok: false, message: t('problem.unexpected') }))
    return () => {
      isCurrent = false
    }
  }, [place, isPlain, previewSettings, t, refusals])

  async function agree(fingerprint: string): Promise<void> {
    if (await write.run({ place, isPlain, fingerprint })) onClose()
    else setRefusals(refusals + 1)
  }

  const change = shown?.ok === true ? shown.value : null
  return (
    <Dialog label={t('diff.title')} onClose={onClose}>
      <header className="border-b border-line px-5 py-3">
        <h2>{t('diff.title')}</h2>
        {change === null ? null : <p className="readout break-all text-soft select-text">{change.file}</p>}
      </header>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 py-4">
        {shown?.ok === false ? <Problem>{shown.message}</Problem> : null}
        {change === null ? null : <Change change={change} />}
        {write.failure === null ? null : <Problem>{write.failure}</Problem>}
      </div>
      <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">
        <Button onPress={onClose}>{t('diff.cancel')}</Button>
        <Button
          look="primary"
          isDisabled={change === null || change.names.length === 0}
          isPending={write.isRunning}
          onPress={() => (change === null ? undefined : void agree(change.fingerprint))}
        >
          {t('diff.write')}
        </Button>
      </footer>
    </Dialog>
  )
}

function Change({ change: { isNewFile, names, lines } }: { readonly change: SettingsChange }) {
  const { t } = useTranslation()
  if (names.length === 0) return <p className="text-soft">{t('diff.nothing')}</p>
  return (
    <>
      <DiffView lines={lines} />
      <p className="text-soft">{t(isNewFile ? 'diff.newFile' : 'diff.rest')}</p>
    </>
  )
}

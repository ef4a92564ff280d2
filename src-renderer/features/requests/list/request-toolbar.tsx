import { ArrowUpToLine, FileUp, Pause, Play, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exactNumber } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useActions } from '../../../state/use-window.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import type { ListLook } from './list-look.ts'
import type { Pausable } from './use-paused.ts'

interface Props {
  readonly paused: Pausable
  readonly look: ListLook
  readonly onLook: (look: ListLook) => void
  readonly onLatest: () => void
  readonly onImport: () => void
  /** Writes what is shown, or what is chosen of it, into a file. */
  readonly exportMenu: ReactNode
}

/** What can be done with the list as a whole. */
export function RequestToolbar({ paused, look, onLook, onLatest, onImport, exportMenu }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { clearRequests } = useActions()
  const { isPaused, waiting, setPaused } = paused
  return (
    <div role="toolbar" aria-label={t('requests.toolbar')} className="ml-auto flex items-center gap-0.5">
      {isPaused ? (
        <Button look="quiet" onPress={() => setPaused(false)}>
          <Play aria-hidden size={14} />
          {t('requests.resume')}
          <span className="readout text-signal">
            {t('requests.waitingNews', { number: exactNumber(waiting, locale) })}
          </span>
        </Button>
      ) : (
        <IconButton icon={Pause} label={t('requests.pause')} onPress={() => setPaused(true)} />
      )}
      <IconButton icon={ArrowUpToLine} label={t('requests.latest')} onPress={onLatest} />
      <ColumnChooser look={look} onLook={onLook} />
      {exportMenu}
      <IconButton icon={FileUp} label={t('requests.import')} onPress={onImport} />
      <IconButton
        icon={Trash2}
        label={t('requests.clear')}
        onPress={() => {
          setPaused(false)
          void clearRequests()
        }}
      />
    </div>
  )
}

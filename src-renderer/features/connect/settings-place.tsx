import { SquareTerminal, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { userPlace, type ConnectPlace } from '../../../shared/claude-code.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { MiddleEllipsis } from '../../ui/middle-ellipsis.tsx'
import { PlaceStatus } from './place-status.tsx'
import { folderName, useOriginName } from './use-origin-name.ts'

interface Props {
  readonly place: ConnectPlace
  /** Shows what a write would change. */
  readonly onWrite: () => void
}

/** One place where Claude Code reads settings: where it points, and what can be done there. */
export function SettingsPlace({ place, onWrite }: Props) {
  const { t } = useTranslation()
  const { id, file, pointing, conflicts, isWritten, isOutdated, problem } = place
  const actions = useActions()
  const undo = useTask(actions.undoSettings)
  const remove = useTask(actions.removeFolder)
  const terminal = useTask(actions.openTerminal)
  const isProject = id !== userPlace
  const name = isProject ? folderName(id) : t('places.everywhere')
  const isUpToDate = isWritten && !isOutdated && pointing.state === 'here'
  const failure = undo.failure ?? remove.failure ?? terminal.failure
  return (
    <li className="flex flex-col gap-1.5 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="truncate font-medium" title={isProject ? id : undefined}>
            {name}
          </h3>
          <div className="readout text-soft">
            <MiddleEllipsis>{file}</MiddleEllipsis>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {isWritten ? (
            <Button isPending={undo.isRunning} onPress={() => void undo.run({ place: id })}>
              {t('places.undo')}
            </Button>
          ) : null}
          {isUpToDate ? null : (
            <Button isDisabled={problem !== null} onPress={onWrite}>
              {t(isWritten ? 'places.update' : 'places.write')}
            </Button>
          )}
          {isProject ? (
            <>
              <IconButton
                icon={SquareTerminal}
                label={t('terminal.openIn', { folder: name })}
                onPress={() => void terminal.run({ place: id })}
              />
              <IconButton
                icon={X}
                label={t('places.removeProject', { folder: name })}
                onPress={() => void remove.run({ place: id })}
              />
            </>
          ) : null}
        </div>
      </div>
      <PlaceStatus place={place} />
      {isProject && isWritten ? <p className="text-faint">{t('places.unsafeFile')}</p> : null}
      <Conflicts conflicts={conflicts} />
      {problem === null ? null : <p className="break-words text-warning">{problem}</p>}
      {failure === null ? null : <Problem>{failure}</Problem>}
    </li>
  )
}

function Conflicts({ conflicts }: Pick<ConnectPlace, 'conflicts'>) {
  const { t } = useTranslation()
  const originName = useOriginName()
  return conflicts.map(({ name, maskedValue, origin }) => (
    <p key={name} className="break-words text-warning">
      {t('places.conflict', { name, value: maskedValue, origin: originName(origin) })}
    </p>
  ))
}

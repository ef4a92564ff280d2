import { useTranslation } from 'react-i18next'
import { deadPlaces, type DeadPlace } from '../../../shared/claude-code.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState, useClaudeCode } from '../../state/use-window.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { shortPath } from '../connect/use-origin-name.ts'

/** Claude Code is pointed at FreeCC where nothing answers: put it right, or take it out. */
export function DeadPointerBanner() {
  const report = useClaudeCode()
  const [place] = report === null ? [] : deadPlaces(report)
  return place === undefined ? null : <DeadPointer key={place.id} place={place} />
}

function DeadPointer({ place: { id, pointing, isWritten } }: { readonly place: DeadPlace }) {
  const { t } = useTranslation()
  const { fixSettings, undoSettings, setOn } = useActions()
  const fix = useTask(fixSettings)
  const undo = useTask(undoSettings)
  const turnOn = useTask(setOn)
  const words = useWords({ pointing })
  const isRunning = fix.isRunning || undo.isRunning || turnOn.isRunning
  const failure = fix.failure ?? undo.failure ?? turnOn.failure
  const isMisdirected = pointing.reason === 'other-port' || pointing.reason === 'old-token'
  return (
    <Banner
      actions={
        <>
          {isMisdirected ? (
            <Button isDisabled={isRunning} onPress={() => void fix.run({ place: id })}>
              {t('places.fix')}
            </Button>
          ) : null}
          {pointing.reason === 'off' ? (
            <Button isDisabled={isRunning} onPress={() => void turnOn.run(true)}>
              {t('dead.turnOn')}
            </Button>
          ) : null}
          {isWritten ? (
            <Button isDisabled={isRunning} onPress={() => void undo.run({ place: id })}>
              {t('places.undo')}
            </Button>
          ) : null}
        </>
      }
    >
      {words}
      {failure === null ? null : <Problem>{failure}</Problem>}
    </Banner>
  )
}

function useWords({ pointing: { origin, url, reason } }: Pick<DeadPlace, 'pointing'>): string {
  const { t } = useTranslation()
  const { status } = useAppState()
  const file = shortPath(origin.file ?? '')
  switch (reason) {
    case 'other-port':
      return status.state === 'on' || status.state === 'off'
        ? t('dead.port', { file, url, own: status.url })
        : t('dead.stopped', { file })
    case 'not-running':
      return t('dead.stopped', { file })
    case 'off':
      return t('dead.off', { file })
    case 'old-token':
      return t('dead.token', { file })
  }
}

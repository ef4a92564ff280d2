import { useTranslation } from 'react-i18next'
import { useActions, useAppState } from '../../state/use-window.ts'
import { useTask } from '../../state/use-task.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'

/** Another program listens where FreeCC wants to: go elsewhere, or try again once it is gone. Never by itself. */
export function PortInUseBanner({ port }: { readonly port: number }) {
  const { t } = useTranslation()
  const task = useTask(useActions().listenOn)
  const { free } = useAppState().ports

  return (
    <Banner
      actions={
        <>
          {free === null ? null : (
            <Button isDisabled={task.isRunning} onPress={() => void task.run(free)}>
              {t('portInUse.useNext', { port: String(free) })}
            </Button>
          )}
          <Button isDisabled={task.isRunning} onPress={() => void task.run(port)}>
            {t('portInUse.retry')}
          </Button>
        </>
      }
    >
      {t('portInUse.sentence', { port: String(port) })}
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </Banner>
  )
}

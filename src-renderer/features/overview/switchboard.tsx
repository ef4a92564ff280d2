import { useTranslation } from 'react-i18next'
import { useAppState, useRequests } from '../../state/use-window.ts'
import { laneTraffic } from '../../state/lane.ts'
import { useNow } from '../../state/use-now.ts'
import { Lane } from './lane.tsx'

/** Two lanes from Claude Code to the models that answer for it, with every request on its way. */
export function Switchboard() {
  const { t } = useTranslation()
  const { status, routes } = useAppState()
  const requests = useRequests()
  const now = useNow(1000)
  const isOn = status.state === 'on'
  return (
    <section aria-label={t('lane.label')} className="flex rounded-panel border border-line bg-panel p-3">
      <div className="flex w-24 shrink-0 items-center justify-center rounded-control border border-line bg-ground px-2 text-center font-medium text-soft wide:w-28">
        Claude Code
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <Lane tier="big" route={routes.big} isOn={isOn} traffic={laneTraffic(requests, 'big', now)} />
        <Lane
          tier="small"
          route={routes.small ?? routes.big}
          isLikeBig={routes.small === null}
          isOn={isOn}
          traffic={laneTraffic(requests, 'small', now)}
        />
      </div>
    </section>
  )
}

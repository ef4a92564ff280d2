import { useTranslation } from 'react-i18next'
import { useAppState, useRequests } from '../../state/use-window.ts'
import { laneTraffic } from '../../state/lane.ts'
import { useNow } from '../../state/use-now.ts'
import { shownTiers } from '../../ui/tier.ts'
import { Lane } from './lane.tsx'

/** A lane from Claude Code to each model that answers for it, with every request on its way. */
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
        {shownTiers(routes).map((tier) => (
          <Lane
            key={tier}
            tier={tier}
            route={routes[tier] ?? routes.big}
            isLikeBig={tier !== 'big' && routes[tier] === null}
            isOn={isOn}
            traffic={laneTraffic(requests, tier, now)}
          />
        ))}
      </div>
    </section>
  )
}

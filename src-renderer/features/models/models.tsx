import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../shared/window-address.ts'
import { useAppState } from '../../state/use-window.ts'
import { Link } from '../../ui/link.tsx'
import { Screen } from '../../ui/screen.tsx'
import { optionalTiers, tiers, type OptionalTier } from '../../../shared/tiers.ts'
import { shownTiers } from '../../ui/tier.ts'
import { ChooseAtOnce } from './choose-at-once.tsx'
import { AddRoute } from './add-route.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { RouteCard } from './route-card.tsx'

interface Props {
  /** The card to look at first, from the address. */
  readonly chosenTier: string | null
  /** Its model is to be chosen at once. */
  readonly isChoosing: boolean
}

export function Models({ chosenTier, isChoosing }: Props) {
  const { t } = useTranslation()
  const keysTitleId = useId()
  const { routes, connections } = useAppState()
  const [added, setAdded] = useState(optionalTiers.find((tier) => tier === chosenTier) ?? null)
  const [removed, setRemoved] = useState<OptionalTier | null>(null)
  const shown = tiers.filter((tier) => shownTiers(routes).includes(tier) || tier === added)
  const open = optionalTiers.filter((tier) => !shown.includes(tier))
  const chosen = tiers.find((tier) => tier === chosenTier)

  function add(tier: OptionalTier): void {
    setRemoved(null)
    setAdded(tier)
  }

  function remove(tier: OptionalTier): void {
    setAdded(null)
    setRemoved(tier)
  }

  return (
    <Screen title={t('screen.models')} aside={<Link href={addressOf('first-run')}>{t('firstRun.stepByStep')}</Link>}>
      <div className="grid grid-cols-1 gap-5 wide:grid-cols-2">
        {shown.map((tier) => (
          <RouteCard
            key={tier}
            tier={tier}
            route={routes[tier]}
            fallback={tier === 'big' ? null : routes.big}
            isChosen={tier === chosenTier}
            isNew={tier === added}
            onRemoved={remove}
          />
        ))}
      </div>
      {chosen !== undefined && isChoosing ? <ChooseAtOnce tier={chosen} /> : null}
      {open.length === 0 ? null : <AddRoute tiers={open} removed={removed} onAdd={add} />}
      {connections.length === 0 ? null : (
        <section aria-labelledby={keysTitleId} className="flex flex-col gap-3">
          <h2 id={keysTitleId} className="text-lead font-semibold">
            {t('models.fallbackKeys')}
          </h2>
          <div className="grid grid-cols-1 gap-5 wide:grid-cols-2">
            {connections.map((connection) => (
              <ConnectionCard key={connection.id} connection={connection} />
            ))}
          </div>
        </section>
      )}
    </Screen>
  )
}

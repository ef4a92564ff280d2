import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppState } from '../../state/use-window.ts'
import { Screen } from '../../ui/screen.tsx'
import { shownTiers } from '../../ui/tier.ts'
import { ConnectionCard } from './connection-card.tsx'
import { RouteCard } from './route-card.tsx'

/** @param chosenTier the card to look at first, from the address */
export function Models({ chosenTier }: { readonly chosenTier: string | null }) {
  const { t } = useTranslation()
  const keysTitleId = useId()
  const { routes, connections } = useAppState()
  return (
    <Screen title={t('screen.models')}>
      <div className="grid grid-cols-1 gap-5 wide:grid-cols-2">
        {shownTiers(routes).map((tier) => (
          <RouteCard
            key={tier}
            tier={tier}
            route={routes[tier]}
            fallback={tier === 'big' ? null : routes.big}
            isChosen={chosenTier === tier}
          />
        ))}
      </div>
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

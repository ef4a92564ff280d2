import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import { modelBaseName } from '../../format.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { ProviderName } from '../../ui/provider-name.tsx'
import { tierNames } from '../../ui/tier.ts'

/** Where a lane leads; leads on to where it is chosen. */
export function LaneEnd({ tier, route }: { readonly tier: Tier; readonly route: RouteView | null }) {
  const { t } = useTranslation()
  return (
    <a
      href={addressOf('models', tier)}
      className="focus-mark flex w-44 shrink-0 flex-col gap-0.5 rounded-control px-3 py-2 transition-colors hover:bg-hover wide:w-60"
    >
      <span className="readout text-small font-semibold text-soft">{t(tierNames[tier])}</span>
      {route === null ? (
        <span className="text-lead font-medium text-signal">{t('lane.choose')}</span>
      ) : (
        <>
          <span className="readout truncate text-lead font-medium" title={route.model}>
            {modelBaseName(route.model)}
          </span>
          <span className="text-soft">
            <ProviderName id={route.provider} />
          </span>
        </>
      )}
    </a>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components/Button'
import type { RouteView } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import { modelBaseName } from '../../format.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { useActions } from '../../state/use-window.ts'
import { ProviderName } from '../../ui/provider-name.tsx'
import { ModelPicker } from '../picker/model-picker.tsx'

const look =
  'focus-mark flex w-44 shrink-0 flex-col gap-0.5 rounded-control px-3 py-2 text-left transition-colors hover:bg-hover wide:w-60'

/** Where a lane leads. Another model of the provider is chosen right there; a first one where its key is entered too. */
export function LaneEnd({ tier, route }: { readonly tier: Tier; readonly route: RouteView | null }) {
  const { t } = useTranslation()
  const { saveRoute } = useActions()
  const [isPicking, setPicking] = useState(false)
  const name = <span className="readout text-small font-semibold text-soft">{t(`tier.${tier}`)}</span>
  if (route === null) {
    return (
      <a href={addressOf('models', tier)} className={look}>
        {name}
        <span className="text-lead font-medium text-signal">{t('lane.choose')}</span>
      </a>
    )
  }
  const { provider, model, baseUrl } = route
  return (
    <>
      <Button aria-haspopup="dialog" className={look} onPress={() => setPicking(true)}>
        {name}
        <span className="readout w-full truncate text-lead font-medium" title={model}>
          {modelBaseName(model)}
        </span>
        <span className="w-full text-soft">
          <ProviderName id={provider} />
        </span>
      </Button>
      {isPicking ? (
        <ModelPicker
          tier={tier}
          provider={provider}
          baseUrl={baseUrl}
          model={model}
          typedKey={null}
          onChoose={(chosen) => saveRoute({ tier, provider, model: chosen, baseUrl })}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </>
  )
}

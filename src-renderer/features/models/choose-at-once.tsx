import type { Tier } from '../../../shared/tiers.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { replaceLocation } from '../../state/location.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { ModelPicker } from '../picker/model-picker.tsx'

/** The picker that the tray's "Choose…" asks for. What is chosen is in use at once. */
export function ChooseAtOnce({ tier }: { readonly tier: Tier }) {
  const { routes } = useAppState()
  const { saveRoute } = useActions()
  // One that is not set up begins where BIG is.
  const route = routes[tier] ?? routes.big
  if (route === null) return null
  const { provider, baseUrl, model } = route
  return (
    <ModelPicker
      tier={tier}
      provider={provider}
      baseUrl={baseUrl}
      model={model}
      typedKey={null}
      onChoose={(chosen) => saveRoute({ tier, provider, baseUrl, model: chosen })}
      onClose={() => replaceLocation(addressOf('models', tier))}
    />
  )
}

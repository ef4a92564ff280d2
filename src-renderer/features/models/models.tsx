import { useTranslation } from 'react-i18next'
import { useAppState } from '../../state/use-window.ts'
import { Screen } from '../../ui/screen.tsx'
import { RouteCard } from './route-card.tsx'

/** @param chosenTier the card to look at first, from the address */
export function Models({ chosenTier }: { readonly chosenTier: string | null }) {
  const { t } = useTranslation()
  const { routes } = useAppState()
  return (
    <Screen title={t('screen.models')}>
      <div className="grid gap-5 wide:grid-cols-2">
        <RouteCard tier="big" route={routes.big} fallback={null} isChosen={chosenTier === 'big'} />
        <RouteCard tier="small" route={routes.small} fallback={routes.big} isChosen={chosenTier === 'small'} />
      </div>
    </Screen>
  )
}

import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OptionalTier } from '../../../shared/tiers.ts'
import { Button } from '../../ui/button.tsx'

interface Props {
  /** Those without a route. */
  readonly tiers: readonly OptionalTier[]
  /** The one that was given up just now: its button takes over the focus. */
  readonly removed: OptionalTier | null
  readonly onAdd: (tier: OptionalTier) => void
}

/** Offers models of their own for what BIG answers. */
export function AddRoute({ tiers, removed, onAdd }: Props) {
  const { t } = useTranslation()
  const row = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (removed !== null) row.current?.querySelector<HTMLElement>(`[data-tier=${removed}]`)?.focus()
  }, [removed])

  return (
    <div ref={row} className="-ml-3 flex flex-wrap items-center gap-x-1 gap-y-1">
      {tiers.map((tier) => (
        <Button key={tier} look="quiet" data-tier={tier} onPress={() => onAdd(tier)}>
          <Plus aria-hidden size={14} />
          {t('models.addRoute', { tier: t(`tier.${tier}`) })}
        </Button>
      ))}
      <span className="ml-3 text-faint">{t('models.addRouteHint')}</span>
    </div>
  )
}

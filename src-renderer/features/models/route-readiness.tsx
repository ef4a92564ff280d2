import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/ipc.ts'

/** Whether requests of this tier can be answered, as far as is known without asking the provider. */
export function RouteReadiness({ route }: { readonly route: RouteView | null }) {
  const { t } = useTranslation()
  if (route === null) {
    return (
      <span className="inline-flex items-center gap-1 text-faint">
        <CircleDashed aria-hidden size={14} /> {t('models.unset')}
      </span>
    )
  }
  if (route.key.state === 'missing') {
    return (
      <span className="inline-flex items-center gap-1 text-warning">
        <TriangleAlert aria-hidden size={14} /> {t('models.keyMissing')}
      </span>
    )
  }
  return (
    <span className="inline-flex items-center gap-1 text-soft">
      <CircleCheck aria-hidden size={14} className="text-signal" /> {t('models.ready')}
    </span>
  )
}

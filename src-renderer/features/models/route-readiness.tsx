import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/ipc.ts'

interface Props {
  readonly route: RouteView | null
  /** The one that answers while this one is not set up. */
  readonly fallback: RouteView | null
}

/** Whether requests of this tier can be answered, as far as is known without asking the provider. */
export function RouteReadiness({ route, fallback }: Props) {
  const { t } = useTranslation()
  if (route === null) {
    return (
      <span className="inline-flex items-center gap-1 text-faint">
        <CircleDashed aria-hidden size={14} /> {fallback === null ? t('models.unset') : t('models.likeBig')}
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

import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import type { Tier } from '../../../shared/settings.ts'
import { clockTime } from '../../format.ts'
import { lastProblem } from '../../../shared/last-problem.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useRequests } from '../../state/use-window.ts'
import { Link } from '../../ui/link.tsx'

/** What is wrong now, if anything, and where to put it right. */
export function LastProblem() {
  const { t } = useTranslation()
  const locale = useLocale()
  const problem = lastProblem(useRequests())
  if (problem === null) return null
  return (
    <section
      aria-label={t('problem.label')}
      className="flex items-start gap-3 rounded-panel bg-danger-ground px-4 py-3"
    >
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-3 break-words select-text">
          {t('problem.sentence', {
            time: clockTime(problem.startedAt, locale),
            model: problem.route?.model ?? problem.requestedModel,
            reason: problem.error ?? t('problem.noReason'),
          })}
        </p>
        <p className="mt-1 flex gap-4">
          {isRefusedKey(problem) ? (
            <Link href={addressOf('models', tierOf(problem))}>{t('problem.checkKey')}</Link>
          ) : null}
          <Link href={addressOf('requests', problem.id)}>{t('problem.show')}</Link>
        </p>
      </div>
    </section>
  )
}

function isRefusedKey({ status }: ExchangeSummary): boolean {
  return status === 401 || status === 403
}

function tierOf({ route }: ExchangeSummary): Tier {
  return route === null || route.tier === 'direct' ? 'big' : route.tier
}

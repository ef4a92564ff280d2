import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { explainFailure } from '../../explain-failure.ts'
import { clockTime } from '../../format.ts'
import { lastProblem } from '../../../shared/last-problem.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useRequests } from '../../state/use-window.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'

/** What is wrong now, if anything, what that means, and where to put it right. */
export function LastProblem() {
  const { t } = useTranslation()
  const locale = useLocale()
  const problem = lastProblem(useRequests())
  if (problem === null) return null
  const explained = explainFailure(problem)
  return (
    <section
      aria-label={t('problem.label')}
      className="flex items-start gap-3 rounded-panel bg-danger-ground px-4 py-3"
    >
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="line-clamp-3 break-words select-text">
          {t('problem.sentence', {
            time: clockTime(problem.startedAt, locale),
            model: problem.route?.model ?? problem.requestedModel,
            reason: problem.error ?? t('problem.noReason'),
          })}
        </p>
        {explained === null ? null : <p className="text-soft">{t(explained.words)}</p>}
        <p className="mt-1 flex flex-wrap items-center gap-4">
          {explained === null || explained.remedy === null ? null : (
            <ButtonLink look="plain" href={addressOf('models', explained.tier)}>
              {t(explained.remedy)}
            </ButtonLink>
          )}
          <Link href={addressOf('requests', problem.id)}>{t('problem.show')}</Link>
        </p>
      </div>
    </section>
  )
}

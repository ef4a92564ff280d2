import { useTranslation } from 'react-i18next'
import type { AttemptSummary } from '../../../../../shared/request-log.ts'
import { seconds } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'
import { ProviderName } from '../../../../ui/provider-name.tsx'

/** What was tried, in order: further keys, the same again, fallbacks. One alone says nothing that is not said above. */
export function AttemptList({ attempts }: { readonly attempts: readonly AttemptSummary[] }) {
  const { t } = useTranslation()
  if (attempts.length < 2) return null
  return (
    <section className="mt-4 border-t border-line pt-3">
      <h3 className="mb-1.5 text-soft">{t('attempt.title')}</h3>
      <ol className="flex flex-col gap-2 select-text">
        {attempts.map((attempt, index) => (
          <li key={index} className="flex gap-2.5">
            <span className="readout text-faint">{index + 1}</span>
            <Attempt attempt={attempt} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Attempt({ attempt }: { readonly attempt: AttemptSummary }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { provider, model, keyPosition, startedAt, duration, upstreamStatus, problem } = attempt
  return (
    <div className="min-w-0 flex-1">
      <div className="flex flex-wrap items-center gap-x-2">
        <ProviderName id={provider} />
        <span className="readout break-all">{model}</span>
        {keyPosition === null ? null : (
          <span className="text-faint">{t('key.numbered', { number: String(keyPosition + 1) })}</span>
        )}
        {upstreamStatus === null ? null : <span className="readout">{upstreamStatus}</span>}
        <span className="readout text-faint">
          +{seconds(startedAt, locale)}
          {duration === null ? null : ` · ${seconds(duration, locale)}`}
        </span>
      </div>
      <div className={`break-words ${problem === null ? 'text-soft' : 'text-danger'}`}>
        {problem ?? (duration === null ? t('requests.waiting') : t('attempt.answered'))}
      </div>
    </div>
  )
}

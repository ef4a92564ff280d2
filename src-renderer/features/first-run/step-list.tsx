import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { firstRunSteps, type FirstRunStep } from '../../../shared/first-run.ts'

const names = {
  provider: 'firstRun.stepProvider',
  key: 'firstRun.stepKey',
  models: 'firstRun.stepModels',
  connect: 'firstRun.stepConnect',
  wait: 'firstRun.stepWait',
} as const satisfies Record<FirstRunStep, string>

/** Where one is, what is behind and what is to come. */
export function StepList({ current }: { readonly current: FirstRunStep }) {
  const { t } = useTranslation()
  const reached = firstRunSteps.indexOf(current)
  return (
    <ol aria-label={t('firstRun.steps')} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small">
      {firstRunSteps.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className="flex items-center gap-1.5 text-faint aria-[current]:font-semibold aria-[current]:text-ink"
        >
          <span className="readout">
            {index < reached ? <Check aria-hidden size={12} className="text-signal" /> : index + 1}
          </span>
          {t(names[step])}
          {index < reached ? <span className="sr-only">{t('firstRun.stepDone')}</span> : null}
        </li>
      ))}
    </ol>
  )
}

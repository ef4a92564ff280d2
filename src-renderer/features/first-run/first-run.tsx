import { useTranslation } from 'react-i18next'
import type { FirstRunStep } from '../../../shared/first-run.ts'
import { Button } from '../../ui/button.tsx'
import { ConnectStep } from './connect-step.tsx'
import { KeyStep } from './key-step.tsx'
import { ModelsStep } from './models-step.tsx'
import { ProviderStep } from './provider-step.tsx'
import { StepList } from './step-list.tsx'
import { useFirstRun, type FirstRunControl } from './use-first-run.ts'
import { WaitStep } from './wait-step.tsx'

const titles = {
  provider: 'firstRun.provider',
  key: 'firstRun.key',
  models: 'firstRun.models',
  connect: 'firstRun.connect',
  wait: 'firstRun.wait',
} as const satisfies Record<FirstRunStep, string>

/** From nothing to a working Claude Code, one question at a time. */
export function FirstRun() {
  const { t } = useTranslation()
  const control = useFirstRun()
  const { step, goBack, finish } = control
  return (
    <div className="mx-auto flex min-h-full max-w-176 flex-col gap-5 px-6 py-6 wide:px-8">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <StepList current={step} />
        <span className="flex items-center gap-1">
          {goBack === null ? null : (
            <Button look="quiet" onPress={goBack}>
              {t('firstRun.back')}
            </Button>
          )}
          {step === 'wait' ? null : (
            <Button look="quiet" onPress={finish}>
              {t('firstRun.skip')}
            </Button>
          )}
        </span>
      </header>
      <section aria-labelledby="first-run-title" className="flex flex-1 flex-col gap-4" key={step}>
        <h1 id="first-run-title" className="text-title">
          {t(titles[step])}
        </h1>
        <CurrentStep control={control} />
      </section>
    </div>
  )
}

function CurrentStep({ control }: { readonly control: FirstRunControl }) {
  switch (control.step) {
    case 'provider':
      return <ProviderStep onChoose={control.choose} />
    case 'key':
      return <KeyStep control={control} />
    case 'models':
      return <ModelsStep onDone={() => control.go('connect')} />
    case 'connect':
      return <ConnectStep onDone={() => control.go('wait')} />
    case 'wait':
      return <WaitStep control={control} />
  }
}

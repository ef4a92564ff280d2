import { useTranslation } from 'react-i18next'
import { describeProvider } from '../../providers.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { Form } from '../../ui/form.tsx'
import { ProviderName } from '../../ui/provider-name.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ConnectionTestPanel } from '../models/connection-test-panel.tsx'
import { KeyEntry } from '../models/key-entry.tsx'
import type { FirstRunControl } from './use-first-run.ts'
import { useKeyStep } from './use-key-step.ts'

/** What opens the provider's door, tried at once with a question to one of its models. */
export function KeyStep({ control }: { readonly control: FirstRunControl }) {
  const { t } = useTranslation()
  const provider = control.progress.provider ?? ''
  const form = useKeyStep(control)
  const { test, key } = form
  const place = describeProvider(provider)
  const isBusy = form.isListing || test.isRunning

  return (
    <Form className="flex max-w-160 flex-col gap-4" onSubmit={() => void (form.canGoOn ? form.goOn() : form.start())}>
      <p className="flex min-w-0 items-center gap-3">
        <span className="font-medium">
          <ProviderName id={provider} />
        </span>
        <span className="readout min-w-0 truncate text-soft">{place.address}</span>
      </p>
      {place.needsBaseUrl ? (
        <TextField
          label={t('models.ownBaseUrl')}
          isCode
          autoFocus
          value={form.baseUrl}
          onChange={form.setBaseUrl}
          placeholder={place.address === '' ? 'https://example.com/v1' : place.address}
          problem={form.baseUrlProblem === null ? null : t(form.baseUrlProblem)}
        />
      ) : null}
      {place.isGoogleCloud ? <p className="text-soft">{t('models.googleCloud')}</p> : null}
      {form.storedIn !== null && !key.isOpen ? (
        <p className="flex flex-wrap items-center gap-3">
          <span>{t('provider.keyIn', { place: t(form.storedIn) })}</span>
          <Button look="quiet" onPress={() => key.open()}>
            {t('key.replace')}
          </Button>
        </p>
      ) : form.needsKey || key.isOpen ? (
        <div>
          <KeyEntry form={key} isMoving={false} isFirst={!place.needsBaseUrl} />
          {form.isKeyMissing ? <Problem>{t('firstRun.enterKey')}</Problem> : null}
        </div>
      ) : (
        <p className="flex flex-wrap items-center gap-3 text-soft">
          {t('key.notNeeded')}
          <Button look="quiet" onPress={() => key.open()}>
            {t('key.enterAnyway')}
          </Button>
        </p>
      )}
      {form.asksForModel ? (
        <TextField
          label={t('models.model')}
          hint={t('firstRun.noList', { provider: place.name })}
          isCode
          autoFocus
          value={form.model}
          onChange={form.setModel}
        />
      ) : null}
      <ConnectionTestPanel test={test} />
      {form.failure === null ? null : <Problem>{form.failure}</Problem>}
      <div className="flex flex-wrap items-center gap-3">
        {form.canGoOn ? (
          <Button type="submit" look="primary" autoFocus isPending={form.isSaving}>
            {t('firstRun.next')}
          </Button>
        ) : (
          <Button type="submit" look="primary" autoFocus={!form.needsKey && !place.needsBaseUrl} isPending={isBusy}>
            {test.outcome === null ? t('test.start') : t('test.again')}
          </Button>
        )}
        {test.outcome !== null && !form.canGoOn ? (
          <Button look="quiet" onPress={() => void form.goOn()} isPending={form.isSaving}>
            {t('firstRun.nextAnyway')}
          </Button>
        ) : null}
      </div>
    </Form>
  )
}

import { useTranslation } from 'react-i18next'
import type { KeyStatus } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { StoredKey } from './stored-key.tsx'
import type { KeyForm } from './use-key-form.ts'

interface Props {
  readonly tier: Tier
  readonly status: KeyStatus
  readonly form: KeyForm
  /** The form has left the place that the status was known for. */
  readonly isMoving: boolean
}

/** The key: a field while there is none, afterwards only where it is and how it ends. */
export function KeyField({ tier, status, form, isMoving }: Props) {
  const { t } = useTranslation()
  if (status.state === 'stored' && !form.isReplacing) {
    return <StoredKey tier={tier} status={status} onReplace={() => form.setReplacing(true)} />
  }
  if (status.state === 'not-needed' && !form.isReplacing) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 text-soft">
        {t('key.notNeeded')}
        <Button look="quiet" onPress={() => form.setReplacing(true)}>
          {t('key.enterAnyway')}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t('key.label')}
        type="password"
        isCode
        autoFocus={form.isReplacing}
        value={form.text}
        onChange={form.setText}
        problem={form.problem === null ? null : t(form.problem)}
        hint={isMoving ? t('key.hintMoved') : form.needsConsent ? undefined : t('key.hint')}
      />
      {form.needsConsent ? (
        <div className="rounded-control bg-warning-ground px-3 py-2.5">
          <p className="mb-1.5">{t('key.noKeychain')}</p>
          <Checkbox isChecked={form.hasConsent} onChange={form.setConsent}>
            {t('key.consent')}
          </Checkbox>
        </div>
      ) : null}
      {form.isReplacing ? (
        <div>
          <Button look="quiet" onPress={() => form.setReplacing(false)}>
            {t('key.cancel')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

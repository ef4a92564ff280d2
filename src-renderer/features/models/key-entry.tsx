import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { KeyForm } from './use-key-form.ts'

/** Where a key is typed. */
export function KeyEntry({ form, isMoving }: { readonly form: KeyForm; readonly isMoving: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t('key.label')}
        type="password"
        isCode
        autoFocus={form.isOpen}
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
      {form.isOpen ? (
        <div>
          <Button look="quiet" onPress={form.close}>
            {t('key.cancel')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

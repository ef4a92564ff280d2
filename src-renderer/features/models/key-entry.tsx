import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { describeProvider } from '../../providers.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ExternalLink } from '../../ui/external-link.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { KeyForm } from './use-key-form.ts'

interface Props {
  readonly form: KeyForm
  readonly isMoving: boolean
  /** It is what comes first where it stands, and has the focus. */
  readonly isFirst?: boolean
}

/** Where a key is typed. */
export function KeyEntry({ form, isMoving, isFirst = false }: Props) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t('key.label')}
        type="password"
        isCode
        autoFocus={form.isOpen || isFirst}
        value={form.text}
        onChange={form.setText}
        problem={form.problem === null ? null : t(form.problem)}
        hint={isMoving ? t('key.hintMoved') : form.needsConsent ? undefined : t('key.hint')}
      />
      <KeyAdvice form={form} />
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

/** What is noticed of the key while it is pasted, and where there is one to be had. */
function KeyAdvice({ form }: { readonly form: KeyForm }) {
  const { t } = useTranslation()
  const { foreignOwner, isTidied, isFilled, place } = form
  const provider = place.provider === null ? null : describeProvider(place.provider)
  return (
    <>
      <div role="status" className="flex flex-col gap-1 empty:hidden">
        {isTidied ? <span className="text-soft">{t('key.tidied')}</span> : null}
        {foreignOwner === null || provider === null ? null : (
          <span className="flex items-start gap-1.5 text-warning">
            <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
            {t('key.foreign', { owner: describeProvider(foreignOwner).name, provider: provider.name })}
          </span>
        )}
      </div>
      {isFilled || provider?.keysUrl == null ? null : (
        <div>
          <ExternalLink href={provider.keysUrl}>{t('key.get', { provider: provider.name })}</ExternalLink>
        </div>
      )}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { describeProvider } from '../../providers.ts'
import { TextField } from '../../ui/text-field.tsx'
import { ProviderField } from './provider-field.tsx'
import type { RouteDraft, RouteProblems } from './route-draft.ts'

interface Props {
  readonly draft: RouteDraft
  readonly problems: RouteProblems
  readonly onChange: (draft: RouteDraft) => void
}

/** Whose model it is, what it is called, and where it lives. */
export function DestinationFields({ draft, problems, onChange }: Props) {
  const { t } = useTranslation()
  const place = draft.provider === null ? null : describeProvider(draft.provider)
  return (
    <>
      <ProviderField
        value={draft.provider}
        // A base URL belongs to its provider.
        onChange={(provider) => onChange(provider === draft.provider ? draft : { ...draft, provider, baseUrl: '' })}
        problem={problems.provider}
      />
      <TextField
        label={t('models.model')}
        isCode
        value={draft.model}
        onChange={(model) => onChange({ ...draft, model })}
        problem={problems.model === null ? null : t(problems.model)}
        placeholder={t('models.modelHint')}
      />
      <TextField
        label={place?.needsBaseUrl ? t('models.ownBaseUrl') : t('models.baseUrl')}
        isCode
        value={draft.baseUrl}
        onChange={(baseUrl) => onChange({ ...draft, baseUrl })}
        placeholder={place?.address}
        hint={place?.isGoogleCloud ? t('models.googleCloud') : undefined}
        problem={problems.baseUrl === null ? null : t(problems.baseUrl)}
      />
    </>
  )
}

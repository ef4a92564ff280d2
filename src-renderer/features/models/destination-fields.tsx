import { useTranslation } from 'react-i18next'
import type { Tier } from '../../../shared/settings.ts'
import { describeProvider } from '../../providers.ts'
import { TextField } from '../../ui/text-field.tsx'
import { ModelField } from './model-field.tsx'
import { ProviderField } from './provider-field.tsx'
import type { RouteDraft, RouteProblems } from './route-draft.ts'

interface Props {
  readonly tier: Tier
  readonly draft: RouteDraft
  /** A key that is typed and not stored yet. */
  readonly typedKey: string | null
  readonly problems: RouteProblems
  readonly onChange: (draft: RouteDraft) => void
}

/** Whose model it is, what it is called, and where it lives. */
export function DestinationFields({ tier, draft, typedKey, problems, onChange }: Props) {
  const { t } = useTranslation()
  const place = draft.provider === null ? null : describeProvider(draft.provider)
  return (
    <>
      <ProviderField
        tier={tier}
        value={draft.provider}
        // A base URL belongs to its provider.
        onChange={(provider) => onChange(provider === draft.provider ? draft : { ...draft, provider, baseUrl: '' })}
        problem={problems.provider}
      />
      <ModelField
        tier={tier}
        draft={draft}
        typedKey={typedKey}
        problem={problems.model}
        onChange={(model) => onChange({ ...draft, model })}
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

import { useTranslation } from 'react-i18next'
import { defaultLocation } from '../../../../shared/google-cloud.ts'
import { TextField } from '../../../ui/text-field.tsx'
import type { DetailsProblems, DetailsDraft } from './details-draft.ts'

interface Props {
  readonly draft: DetailsDraft
  readonly problems: DetailsProblems
  readonly onChange: (draft: DetailsDraft) => void
}

/** Whose Google Cloud it is, where, and with which account; what is left empty is found on this machine. */
export function GoogleFields({ draft, problems, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={t('advanced.project')}
          isCode
          value={draft.project}
          placeholder="my-project-123"
          problem={problems.project && t(problems.project)}
          onChange={(project) => onChange({ ...draft, project })}
        />
        <TextField
          label={t('advanced.location')}
          isCode
          value={draft.location}
          placeholder={defaultLocation}
          problem={problems.location && t(problems.location)}
          onChange={(location) => onChange({ ...draft, location })}
        />
      </div>
      <TextField
        label={t('advanced.credentialsFile')}
        isCode
        value={draft.credentialsFile}
        hint={t('advanced.credentialsHint')}
        onChange={(credentialsFile) => onChange({ ...draft, credentialsFile })}
      />
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeProvider } from '../../../providers.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { isFine, type DetailedDraft } from '../route-draft.ts'
import { ChoiceField } from './choice-field.tsx'
import { countDetails, type DetailsDraft, type DetailsProblems } from './details-draft.ts'
import { EffortField } from './effort-field.tsx'
import { GoogleFields } from './google-fields.tsx'

interface Props {
  readonly draft: DetailedDraft
  readonly problems: DetailsProblems
  readonly onChange: (draft: DetailedDraft) => void
}

/** What most people leave as it is: how the model is reached, and how it is asked. */
export function DetailsFields({ draft, problems, onChange: onChangeDraft }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { details, baseUrl } = draft
  const place = describeProvider(draft.provider ?? '')
  const count = countDetails(details)
  const onChange = (changed: DetailsDraft) => onChangeDraft({ ...draft, details: changed })
  const parameters = problems.parameters
  return (
    <Disclosure
      title={t('advanced.title')}
      note={count === 0 ? null : t('advanced.setCount', { count })}
      // What is wrong must be seen.
      isOpen={isOpen || !isFine(problems)}
      onToggle={setOpen}
    >
      {place.hasBothApis ? (
        <ChoiceField
          label={t('advanced.api')}
          value={details.api}
          onChange={(api) => onChange({ ...details, api })}
          options={[
            { id: 'auto', label: t('advanced.apiAuto') },
            { id: 'chat', label: 'Chat Completions' },
            { id: 'responses', label: 'Responses' },
          ]}
        />
      ) : null}
      {place.isAzure || baseUrl.trim() !== '' || details.baseModel !== '' ? (
        <TextField
          label={t('advanced.baseModel')}
          isCode
          value={details.baseModel}
          hint={t('advanced.baseModelHint')}
          problem={problems.baseModel && t(problems.baseModel)}
          onChange={(baseModel) => onChange({ ...details, baseModel })}
        />
      ) : null}
      {place.isGoogleCloud ? <GoogleFields draft={details} problems={problems} onChange={onChange} /> : null}
      <EffortField value={details.effort} onChange={(effort) => onChange({ ...details, effort })} />
      <div className="grid grid-cols-3 items-start gap-3">
        <TextField
          label={t('advanced.maxOutputTokens')}
          placeholder={t('advanced.tokens')}
          isCode
          inputMode="numeric"
          value={details.maxOutputTokens}
          problem={problems.maxOutputTokens && t(problems.maxOutputTokens)}
          onChange={(maxOutputTokens) => onChange({ ...details, maxOutputTokens })}
        />
        <TextField
          label={t('advanced.temperature')}
          isCode
          inputMode="decimal"
          value={details.temperature}
          problem={problems.temperature && t(problems.temperature)}
          onChange={(temperature) => onChange({ ...details, temperature })}
        />
        <TextField
          label={t('advanced.topP')}
          isCode
          inputMode="decimal"
          value={details.topP}
          problem={problems.topP && t(problems.topP)}
          onChange={(topP) => onChange({ ...details, topP })}
        />
      </div>
      <TextArea
        label={t('advanced.parameters')}
        value={details.parameters}
        placeholder='{ "top_k": 20 }'
        hint={t('advanced.parametersHint')}
        problem={
          parameters &&
          (parameters.text === 'advanced.ownParameter' ? t(parameters.text, parameters) : t(parameters.text))
        }
        onChange={(text) => onChange({ ...details, parameters: text })}
      />
    </Disclosure>
  )
}

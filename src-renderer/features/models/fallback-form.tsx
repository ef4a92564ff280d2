import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallRequest, FallbackView } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { checkDetails, noDetailsProblems } from './details/details-draft.ts'
import { DetailsFields } from './details/details-fields.tsx'
import { DestinationFields } from './destination-fields.tsx'
import { checkDraft, draftOf, isFine, moveDraft, noProblems, readDraft } from './route-draft.ts'

export type FallbackEdit = CallRequest<'fallbacks.save'>['fallbacks'][number]

interface Props {
  readonly tier: Tier
  /** The one to edit; null for a further one. */
  readonly fallback: FallbackView | null
  readonly isSaving: boolean
  readonly onSave: (fallback: FallbackEdit) => Promise<void>
  readonly onCancel: () => void
}

/** Where a fallback is entered, or edited. */
export function FallbackForm({ tier, fallback, isSaving, onSave, onCancel }: Props) {
  const { t } = useTranslation()
  const titleId = useId()
  const [draft, setDraft] = useState(draftOf(fallback))
  const [isChecked, setChecked] = useState(false)

  async function save(): Promise<void> {
    setChecked(true)
    const edited = readDraft(draft)
    const isAllFine = isFine(checkDraft(draft)) && isFine(checkDetails(draft.details))
    if (edited !== null && isAllFine) await onSave(edited)
  }

  return (
    <Form
      aria-labelledby={titleId}
      className="mt-2 flex flex-col gap-3.5 rounded-control border border-line p-4"
      onSubmit={() => void save()}
    >
      <h4 id={titleId} className="font-medium">
        {t(fallback === null ? 'fallback.new' : 'fallback.edited', { tier: t(`tier.${tier}`) })}
      </h4>
      <DestinationFields
        tier={tier}
        draft={draft}
        typedKey={null}
        problems={isChecked ? checkDraft(draft) : noProblems}
        onChange={(destination) => setDraft(moveDraft(draft, destination))}
      />
      <DetailsFields
        draft={draft}
        problems={isChecked ? checkDetails(draft.details) : noDetailsProblems}
        onChange={setDraft}
      />
      <div className="flex items-center gap-2">
        <Button type="submit" look="primary" isPending={isSaving}>
          {t(fallback === null ? 'fallback.add' : 'models.save')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('fallback.cancel')}
        </Button>
      </div>
    </Form>
  )
}

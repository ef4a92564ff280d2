import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Destination } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { DestinationFields } from './destination-fields.tsx'
import { checkDraft, draftOf, isFine, noProblems } from './route-draft.ts'

interface Props {
  readonly tier: Tier
  readonly isSaving: boolean
  readonly onAdd: (fallback: Destination) => Promise<void>
  readonly onCancel: () => void
}

/** Where a further fallback is entered. */
export function FallbackForm({ tier, isSaving, onAdd, onCancel }: Props) {
  const { t } = useTranslation()
  const titleId = useId()
  const [draft, setDraft] = useState(draftOf(null))
  const [isChecked, setChecked] = useState(false)

  async function add(): Promise<void> {
    setChecked(true)
    const { provider, model, baseUrl } = draft
    if (provider === null || !isFine(checkDraft(draft))) return
    await onAdd({ provider, model: model.trim(), baseUrl: baseUrl.trim() })
  }

  return (
    <Form
      aria-labelledby={titleId}
      className="mt-2 flex flex-col gap-3.5 rounded-control border border-line p-4"
      onSubmit={() => void add()}
    >
      <h4 id={titleId} className="font-medium">
        {t('fallback.new', { tier: t(`tier.${tier}`) })}
      </h4>
      <DestinationFields
        tier={tier}
        draft={draft}
        typedKey={null}
        problems={isChecked ? checkDraft(draft) : noProblems}
        onChange={setDraft}
      />
      <div className="flex items-center gap-2">
        <Button type="submit" look="primary" isPending={isSaving}>
          {t('fallback.add')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('fallback.cancel')}
        </Button>
      </div>
    </Form>
  )
}

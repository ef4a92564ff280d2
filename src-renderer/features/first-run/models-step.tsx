import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/ipc.ts'
import { ok } from '../../../shared/result.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { Form } from '../../ui/form.tsx'
import { claudeModels } from '../../ui/tier.ts'
import { ModelField } from '../models/model-field.tsx'
import { checkDraft } from '../models/route-draft.ts'
import { ListingNote } from '../picker/listing-note.tsx'
import { useModelListing } from '../picker/use-model-listing.ts'
import { suggestModels } from './suggest-models.ts'

/** Which models stand behind BIG and SMALL, with those filled in that are likely wanted. */
export function ModelsStep({ onDone }: { readonly onDone: () => void }) {
  const { big } = useAppState().routes
  return big === null ? null : <ModelsForm big={big} onDone={onDone} />
}

function ModelsForm({ big, onDone }: { readonly big: RouteView; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { saveRoute } = useActions()
  const { small } = useAppState().routes
  const { provider, baseUrl } = big
  const followed = useModelListing({ tier: 'big', provider, baseUrl, model: big.model })
  const suggested = followed.listing === null ? null : suggestModels(provider, followed.listing.models)
  const [bigModel, setBigModel] = useState(big.model)
  const [typedSmall, setTypedSmall] = useState<string | null>(small?.provider === provider ? small.model : null)
  const [isChecked, setChecked] = useState(false)
  const smallModel = typedSmall ?? suggested?.small ?? ''
  const bigProblem = checkDraft({ provider, baseUrl, model: bigModel }).model
  const smallProblem = smallModel.trim() === '' ? null : checkDraft({ provider, baseUrl, model: smallModel }).model

  const task = useTask(async () => {
    if (bigModel.trim() !== big.model) {
      const saved = await saveRoute({ tier: 'big', provider, baseUrl, model: bigModel.trim() })
      if (!saved.ok) return saved
    }
    return smallModel.trim() === ''
      ? ok(null)
      : saveRoute({ tier: 'small', provider, baseUrl, model: smallModel.trim() })
  })

  async function save(): Promise<void> {
    setChecked(true)
    if (bigProblem === null && smallProblem === null && (await task.run())) onDone()
  }

  const field = (
    tier: 'big' | 'small',
    model: string,
    problem: typeof bigProblem,
    onChange: (model: string) => void,
  ) => (
    <ModelField
      tier={tier}
      draft={{ provider, baseUrl, model }}
      typedKey={null}
      problem={isChecked ? problem : null}
      onChange={onChange}
    />
  )
  return (
    <Form className="flex max-w-160 flex-col gap-5" onSubmit={() => void save()}>
      <ListingNote provider={provider} followed={followed} />
      <TierGroup tier="big" note={t('firstRun.bigNote')}>
        {field('big', bigModel, bigProblem, setBigModel)}
      </TierGroup>
      <TierGroup tier="small" note={t('firstRun.smallNote')}>
        {field('small', smallModel, smallProblem, setTypedSmall)}
      </TierGroup>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
      <div>
        <Button type="submit" look="primary" autoFocus isPending={task.isRunning}>
          {t('firstRun.next')}
        </Button>
      </div>
    </Form>
  )
}

interface GroupProps {
  readonly tier: 'big' | 'small'
  readonly note: string
  readonly children: ReactNode
}

function TierGroup({ tier, note, children }: GroupProps) {
  const { t } = useTranslation()
  const titleId = useId()
  const { routes } = useAppState()
  return (
    <div role="group" aria-labelledby={titleId} className="flex flex-col gap-2">
      <h2 id={titleId} className="flex items-baseline gap-2.5">
        <span className="readout text-lead">{t(`tier.${tier}`)}</span>
        <span className="text-small font-normal text-faint">{claudeModels(tier, routes)}</span>
      </h2>
      <p className="text-soft">{note}</p>
      {children}
    </div>
  )
}

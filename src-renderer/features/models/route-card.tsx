import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/ipc.ts'
import { isOptionalTier, type OptionalTier, type Tier } from '../../../shared/tiers.ts'
import { useAppState } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { Form } from '../../ui/form.tsx'
import { claudeModels } from '../../ui/tier.ts'
import { DetailsFields } from './details/details-fields.tsx'
import { DestinationFields } from './destination-fields.tsx'
import { Fallbacks } from './fallbacks.tsx'
import { KeyField } from './key-field.tsx'
import { RemoveRoute } from './remove-route.tsx'
import { moveDraft } from './route-draft.ts'
import { RouteReadiness } from './route-readiness.tsx'
import { ConnectionTestPanel } from './connection-test-panel.tsx'
import { useConnectionTest } from './use-connection-test.ts'
import { useRouteForm } from './use-route-form.ts'

interface Props {
  readonly tier: Tier
  readonly route: RouteView | null
  readonly isChosen: boolean
  /** It was added just now, so that it is filled in next. */
  readonly isNew: boolean
  /** The one that answers while this one is not set up. */
  readonly fallback: RouteView | null
  /** The tier is BIG's again; only for those that can be. */
  readonly onRemoved: (tier: OptionalTier) => void
}

/** Everything about one tier's model: whose it is, what it is called, where it lives, and the key to it. */
export function RouteCard({ tier, route, fallback, isChosen, isNew, onRemoved }: Props) {
  const { t } = useTranslation()
  const { routes } = useAppState()
  const titleId = useId()
  const form = useRouteForm(tier, route)
  const test = useConnectionTest(JSON.stringify([form.draft, form.keyStatus, form.key.isFilled]))
  const card = useRef<HTMLElement>(null)

  useEffect(() => {
    if (isChosen) card.current?.querySelector('input')?.scrollIntoView({ block: 'center' })
  }, [isChosen])

  useEffect(() => {
    if (isNew) card.current?.querySelector('input')?.focus()
  }, [isNew])

  function startTest(): void {
    const candidate = form.check()
    if (candidate !== null) void test.run(candidate)
  }

  return (
    <section
      ref={card}
      aria-labelledby={titleId}
      className="max-w-160 rounded-panel border border-line bg-panel px-5 pt-4 pb-5"
    >
      <header className="mb-4 flex items-center gap-2.5 border-b border-line pb-3">
        <h2 id={titleId} className="readout text-lead">
          {t(`tier.${tier}`)}
        </h2>
        <span className="min-w-0 flex-1 truncate text-small text-faint">{claudeModels(tier, routes)}</span>
        <RouteReadiness route={route} fallback={fallback} />
      </header>
      <Form aria-labelledby={titleId} className="flex flex-col gap-3.5" onSubmit={() => void form.save()}>
        <DestinationFields
          tier={tier}
          draft={form.draft}
          typedKey={form.typedKey}
          problems={form.problems}
          onChange={(destination) => form.setDraft(moveDraft(form.draft, destination))}
        />
        <KeyField connection={tier} status={form.keyStatus} form={form.key} isMoving={form.isMoving} />
        <DetailsFields draft={form.draft} problems={form.detailsProblems} onChange={form.setDraft} />
        <div className="mt-1 flex flex-wrap items-center gap-3">
          <Button type="submit" look={form.isDirty ? 'primary' : 'plain'} isPending={form.isSaving}>
            {t('models.save')}
          </Button>
          {test.isRunning ? (
            <Button look="quiet" onPress={test.stop}>
              {t('test.stop')}
            </Button>
          ) : (
            <Button look="quiet" onPress={startTest}>
              {test.outcome === null ? t('test.start') : t('test.again')}
            </Button>
          )}
          <span role="status" className="text-soft">
            {form.isSaved ? t('models.saved') : null}
          </span>
          {form.failure === null ? null : <Problem>{form.failure}</Problem>}
        </div>
        <ConnectionTestPanel test={test} />
      </Form>
      {route === null ? null : <Fallbacks route={route} />}
      {isOptionalTier(tier) ? (
        <RemoveRoute tier={tier} isSaved={route !== null} onRemoved={() => onRemoved(tier)} />
      ) : null}
    </section>
  )
}

import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '../../../shared/result.ts'
import type { Tier } from '../../../shared/settings.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ModelPicker } from '../picker/model-picker.tsx'
import type { RouteDraft, RouteProblems } from './route-draft.ts'
import { useModelFacts } from './use-model-facts.ts'

interface Props {
  readonly tier: Tier
  readonly draft: RouteDraft
  /** A key that is typed and not stored yet. */
  readonly typedKey: string | null
  readonly problem: RouteProblems['model']
  readonly onChange: (model: string) => void
}

/** The model's name: typed, or picked from what the provider has, with the button or the arrow down. */
export function ModelField({ tier, draft, typedKey, problem, onChange }: Props) {
  const { t } = useTranslation()
  const [isPicking, setPicking] = useState(false)
  const facts = useModelFacts(tier, draft)
  const { provider, model, baseUrl } = draft

  function openWithArrow(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing || provider === null) return
    event.preventDefault()
    setPicking(true)
  }

  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1" onKeyDown={openWithArrow}>
        <TextField
          label={t('models.model')}
          isCode
          value={model}
          onChange={onChange}
          problem={problem === null ? null : t(problem)}
          placeholder={t('models.modelHint')}
          hint={facts}
        />
      </div>
      <div className="pt-[calc(1em*var(--leading)+4px)]">
        <Button isDisabled={provider === null} onPress={() => setPicking(true)}>
          {t('picker.browse')}
        </Button>
      </div>
      {isPicking && provider !== null ? (
        <ModelPicker
          tier={tier}
          provider={provider}
          baseUrl={baseUrl.trim()}
          model={model.trim()}
          typedKey={typedKey}
          onChoose={(chosen) => {
            onChange(chosen)
            return Promise.resolve(ok(null))
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </div>
  )
}

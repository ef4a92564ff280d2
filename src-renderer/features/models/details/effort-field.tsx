import { useTranslation } from 'react-i18next'
import { reasoningEfforts } from '../../../../shared/reasoning-efforts.ts'
import type { EffortChoice } from './details-draft.ts'
import { ChoiceField } from './choice-field.tsx'

/** The lowest and the highest limit are levels for every request. */
const limits = reasoningEfforts.slice(1, -1)

/** How much the model thinks: as the client asks, up to a level, or always so much. */
export function EffortField({
  value,
  onChange,
}: {
  readonly value: EffortChoice
  readonly onChange: (value: EffortChoice) => void
}) {
  const { t } = useTranslation()
  return (
    <ChoiceField
      label={t('advanced.effort')}
      value={value}
      onChange={onChange}
      options={[
        { id: 'as-asked', label: t('advanced.effortAsAsked') },
        ...limits.map((level) => ({ id: `at-most ${level}`, label: t('advanced.effortAtMost', { level }) }) as const),
        { id: 'always none', label: t('advanced.effortNone') },
        ...reasoningEfforts
          .slice(1)
          .map((level) => ({ id: `always ${level}`, label: t('advanced.effortAlways', { level }) }) as const),
      ]}
    />
  )
}

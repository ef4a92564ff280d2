import { useTranslation } from 'react-i18next'
import type { OptionalTier } from '../../../shared/tiers.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'

interface Props {
  readonly tier: OptionalTier
  /** It has a model already, so that there is something to take back. */
  readonly isSaved: boolean
  readonly onRemoved: () => void
}

/** Gives a tier's requests back to BIG. */
export function RemoveRoute({ tier, isSaved, onRemoved }: Props) {
  const { t } = useTranslation()
  const task = useTask(useActions().removeRoute)

  async function remove(): Promise<void> {
    if (!isSaved || (await task.run({ tier }))) onRemoved()
  }

  return (
    <div className="mt-4 -ml-3 flex flex-wrap items-center gap-3">
      <Button look="quiet" isPending={task.isRunning} onPress={() => void remove()}>
        {t('models.removeRoute', { tier: t(`tier.${tier}`) })}
      </Button>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </div>
  )
}

import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/ipc.ts'
import { mostFallbacks } from '../../../shared/most-fallbacks.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { FallbackForm, type FallbackEdit } from './fallback-form.tsx'
import { FallbackList } from './fallback-list.tsx'

/** What is asked in place of a tier's model while that fails, in order. */
export function Fallbacks({ route }: { readonly route: RouteView }) {
  const { t } = useTranslation()
  const titleId = useId()
  const { saveFallbacks } = useActions()
  const [adding, setAdding] = useState<'closed' | 'open' | 'back'>('closed')
  const task = useTask(saveFallbacks)
  const { tier } = route
  const fallbacks: readonly FallbackEdit[] = route.fallbacks.map(({ hasKey: _, ...fallback }) => fallback)

  return (
    <div role="group" aria-labelledby={titleId} className="mt-5 border-t border-line pt-4">
      <h3 id={titleId} className="font-semibold">
        {t('fallback.title')}
      </h3>
      <p className="mb-2 text-faint">{t('fallback.explained')}</p>
      <FallbackList
        tier={tier}
        fallbacks={route.fallbacks}
        isSaving={task.isRunning}
        onMove={(from, to) => task.run({ tier, fallbacks: moved(fallbacks, from, to) })}
        onEdit={(index, edited) => task.run({ tier, fallbacks: fallbacks.with(index, edited) })}
        onRemove={(index) => task.run({ tier, fallbacks: fallbacks.toSpliced(index, 1) })}
      />
      {adding === 'open' ? (
        <FallbackForm
          tier={tier}
          fallback={null}
          isSaving={task.isRunning}
          onSave={async (fallback) => {
            if (await task.run({ tier, fallbacks: [...fallbacks, fallback] })) setAdding('back')
          }}
          onCancel={() => setAdding('back')}
        />
      ) : fallbacks.length < mostFallbacks ? (
        <div className="-ml-3">
          <Button look="quiet" autoFocus={adding === 'back'} onPress={() => setAdding('open')}>
            <Plus aria-hidden size={14} />
            {t('fallback.addOne')}
          </Button>
        </div>
      ) : null}
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </div>
  )
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item)
}

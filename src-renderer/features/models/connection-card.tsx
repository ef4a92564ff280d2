import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionView } from '../../../shared/ipc.ts'
import { useTask } from '../../state/use-task.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { Form } from '../../ui/form.tsx'
import { ProviderName } from '../../ui/provider-name.tsx'
import { KeyField } from './key-field.tsx'
import { useKeyForm } from './use-key-form.ts'

/** The keys to a provider that only fallbacks use. */
export function ConnectionCard({ connection }: { readonly connection: ConnectionView }) {
  const { t } = useTranslation()
  const titleId = useId()
  const { id, provider, baseUrl, key } = connection
  const form = useKeyForm(connection)
  const task = useTask(form.save)

  return (
    <section aria-labelledby={titleId} className="max-w-160 rounded-panel border border-line bg-panel px-5 pt-4 pb-5">
      <header className="mb-4 flex items-center gap-2.5 border-b border-line pb-3">
        <h3 id={titleId} className="min-w-0 font-semibold">
          <ProviderName id={provider} />
        </h3>
        <span className="min-w-0 flex-1 truncate text-small text-faint">{baseUrl}</span>
      </header>
      <Form
        aria-labelledby={titleId}
        className="flex flex-col gap-3.5"
        onSubmit={() => {
          if (form.check() && form.isFilled) void task.run(id)
        }}
      >
        <KeyField connection={id} status={key} form={form} isMoving={false} />
        {key.state === 'missing' || form.isOpen ? (
          <div>
            <Button type="submit" look={form.isFilled ? 'primary' : 'plain'} isPending={task.isRunning}>
              {t('models.save')}
            </Button>
          </div>
        ) : null}
        {task.failure === null ? null : <Problem>{task.failure}</Problem>}
      </Form>
    </section>
  )
}

import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { KeyStatus } from '../../../shared/ipc.ts'
import { Button } from '../../ui/button.tsx'
import { KeyEntry } from './key-entry.tsx'
import { StoredKeyRow } from './stored-key.tsx'
import type { KeyForm } from './use-key-form.ts'

interface Props {
  /** The id of the connection that the keys belong to. */
  readonly connection: string
  readonly status: KeyStatus
  readonly form: KeyForm
  /** The form has left the place that the status was known for. */
  readonly isMoving: boolean
}

/** The keys: a field while there is none, afterwards only where each is and how it ends. */
export function KeyField({ connection, status, form, isMoving }: Props) {
  const { t } = useTranslation()
  if (status.state === 'missing') return <KeyEntry form={form} isMoving={isMoving} />
  if (status.state === 'not-needed') {
    return form.isOpen ? (
      <KeyEntry form={form} isMoving={isMoving} />
    ) : (
      <div className="flex flex-wrap items-center justify-between gap-2 text-soft">
        {t('key.notNeeded')}
        <Button look="quiet" onPress={() => form.open()}>
          {t('key.enterAnyway')}
        </Button>
      </div>
    )
  }
  const { keys, areBigs } = status
  return (
    <div className="flex flex-col gap-3.5">
      {keys.map((key, index) =>
        form.isOpen && form.replaces === key.id ? (
          <KeyEntry key={key.id} form={form} isMoving={isMoving} />
        ) : (
          <StoredKeyRow
            key={key.id}
            connection={connection}
            storedKey={key}
            number={keys.length === 1 ? null : index + 1}
            isBigs={areBigs}
            onReplace={() => form.open(key.id)}
          />
        ),
      )}
      {form.isOpen && form.replaces === null ? <KeyEntry form={form} isMoving={isMoving} /> : null}
      {form.isOpen || areBigs ? null : (
        <div className="-ml-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button look="quiet" onPress={() => form.open()}>
            <Plus aria-hidden size={14} />
            {t('key.addAnother')}
          </Button>
          {keys.length > 1 ? <span className="ml-3 text-faint">{t('key.inTurn')}</span> : null}
        </div>
      )}
    </div>
  )
}

import { Lock, LockOpen } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredKey } from '../../../shared/ipc.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { keyBackendNames } from '../../ui/key-backends.ts'

interface Props {
  readonly connection: string
  readonly storedKey: StoredKey
  /** Its place among several. */
  readonly number: number | null
  /** SMALL uses a key that only BIG can remove. */
  readonly isBigs: boolean
  readonly onReplace: () => void
}

/** Where the key is and how it ends, which is all that the window knows of it. */
export function StoredKeyRow({ connection, storedKey, number, isBigs, onReplace }: Props) {
  const { t } = useTranslation()
  const { removeKey } = useActions()
  const task = useTask(removeKey)
  const [isAsking, setAsking] = useState(false)
  const labelId = useId()

  const { id, backend, lastFour } = storedKey
  const isProtected = backend !== 'unprotected' && backend !== 'none'
  const Icon = isProtected ? Lock : LockOpen
  return (
    <div {...(number === null ? {} : { role: 'group', 'aria-labelledby': labelId })}>
      <div id={labelId} className="mb-1 font-medium text-soft">
        {number === null ? t('key.label') : t('key.numbered', { number })}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className={`flex min-w-0 flex-1 items-center gap-1.5 ${isProtected ? '' : 'text-warning'}`}>
          <Icon aria-hidden size={14} className="shrink-0" />
          <span>{isBigs ? t('key.bigs') : t(keyBackendNames[backend])}</span>
          {lastFour === '' ? null : <span className="readout whitespace-nowrap text-soft">…{lastFour}</span>}
        </span>
        {isAsking ? (
          <span className="flex items-center gap-2">
            <Button autoFocus isDisabled={task.isRunning} onPress={() => void task.run({ connection, keyId: id })}>
              {t('key.removeNow')}
            </Button>
            <Button look="quiet" onPress={() => setAsking(false)}>
              {t('key.cancel')}
            </Button>
          </span>
        ) : (
          <span className="flex items-center gap-1">
            <Button look="quiet" onPress={onReplace}>
              {t('key.replace')}
            </Button>
            {isBigs ? null : (
              <Button look="quiet" onPress={() => setAsking(true)}>
                {t('key.remove')}
              </Button>
            )}
          </span>
        )}
      </div>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </div>
  )
}

import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyBackend, KeyStatus } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'

const places = {
  'macos-keychain': 'key.inMacKeychain',
  'windows-dpapi': 'key.inWindows',
  'gnome-keyring': 'key.inGnomeKeyring',
  kwallet: 'key.inKwallet',
  unprotected: 'key.unprotected',
  none: 'key.unprotected',
} as const satisfies Record<KeyBackend, string>

interface Props {
  readonly tier: Tier
  readonly status: Extract<KeyStatus, { state: 'stored' }>
  readonly onReplace: () => void
}

/** Where the key is and how it ends, which is all that the window knows of it. */
export function StoredKey({ tier, status, onReplace }: Props) {
  const { t } = useTranslation()
  const { removeKey } = useActions()
  const task = useTask(removeKey)
  const [isAsking, setAsking] = useState(false)

  const isProtected = status.backend !== 'unprotected' && status.backend !== 'none'
  const Icon = isProtected ? Lock : LockOpen
  return (
    <div>
      <div className="mb-1 font-medium text-soft">{t('key.label')}</div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className={`flex min-w-0 flex-1 items-center gap-1.5 ${isProtected ? '' : 'text-warning'}`}>
          <Icon aria-hidden size={14} className="shrink-0" />
          <span>{t(places[status.backend])}</span>
          {status.lastFour === '' ? null : (
            <span className="readout whitespace-nowrap text-soft">…{status.lastFour}</span>
          )}
        </span>
        {isAsking ? (
          <span className="flex items-center gap-2">
            <Button autoFocus isDisabled={task.isRunning} onPress={() => void task.run(tier)}>
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
            <Button look="quiet" onPress={() => setAsking(true)}>
              {t('key.remove')}
            </Button>
          </span>
        )}
      </div>
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </div>
  )
}

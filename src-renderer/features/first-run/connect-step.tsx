import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shellNames, shells, type ShellId } from '../../../shared/env-snippets.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Select } from '../../ui/select.tsx'
import { CopyCommandButton } from '../connect/copy-command-button.tsx'

/** The command that points Claude Code here. The other ways stand in Connect. */
export function ConnectStep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { shell: detected, status } = useAppState()
  const { setOn } = useActions()
  const [chosen, setChosen] = useState<ShellId | null>(null)
  const shell = chosen ?? detected
  const isListening = status.state === 'on' || status.state === 'off'
  return (
    <div className="flex max-w-160 flex-col gap-4">
      <p className="text-soft">{t('connect.steps')}</p>
      {isListening ? null : <p className="text-warning">{t('connect.notListening')}</p>}
      {status.state === 'off' ? (
        <p className="flex flex-wrap items-center gap-3 text-warning">
          {t('firstRun.isOff')}
          <Button onPress={() => void setOn(true)}>{t('tray.turnOn')}</Button>
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Select
          label={t('connect.shell')}
          options={shells.map((id) => ({ id, label: shellNames[id] }))}
          value={shell}
          onChange={setChosen}
        />
        <CopyCommandButton shell={shell} isDisabled={!isListening} autoFocus />
      </div>
      <p className="text-soft">
        {t('firstRun.otherWays')} <Link href={addressOf('connect')}>{t('screen.connect')}</Link>
      </p>
      <div>
        <Button onPress={onDone}>{t('firstRun.next')}</Button>
      </div>
    </div>
  )
}

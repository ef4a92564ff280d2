import { useTranslation } from 'react-i18next'
import type { ProxyStatus } from '../../../shared/proxy-status.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { useTask } from '../../state/use-task.ts'
import { Problem } from '../../ui/field-parts.tsx'
import { Switch } from '../../ui/switch.tsx'

/** The same switch as in the tray, with the address that Claude Code talks to. */
export function PowerSwitch() {
  const { t } = useTranslation()
  const { status } = useAppState()
  const task = useTask(useActions().setOn)
  const isSwitchable = status.state === 'on' || status.state === 'off'
  return (
    <section aria-label="FreeCC" className="flex flex-col gap-1 border-t border-line py-3.5 pr-2 pl-4.5">
      <Switch isOn={status.state === 'on'} isDisabled={!isSwitchable} onChange={(on) => void task.run(on)}>
        <span className="font-semibold whitespace-nowrap">{t(stateNames[status.state])}</span>
      </Switch>
      <Where status={status} />
      {task.failure === null ? null : <Problem>{task.failure}</Problem>}
    </section>
  )
}

const stateNames = {
  starting: 'status.starting',
  on: 'status.on',
  off: 'status.off',
  'port-in-use': 'status.notRunning',
  failed: 'status.notRunning',
} as const

function Where({ status }: { readonly status: ProxyStatus }) {
  const { t } = useTranslation()
  switch (status.state) {
    case 'on':
    case 'off':
      return <span className="readout truncate text-small text-soft select-text">{new URL(status.url).host}</span>
    case 'port-in-use':
      return <span className="text-small text-warning">{t('status.portInUse', { port: status.port })}</span>
    case 'starting':
    case 'failed':
      return null
  }
}

import { useTranslation } from 'react-i18next'
import { useAppState } from '../../state/use-window.ts'
import { Screen } from '../../ui/screen.tsx'
import { ConnectCard } from './connect-card.tsx'
import { LastProblem } from './last-problem.tsx'
import { Switchboard } from './switchboard.tsx'
import { Today } from './today.tsx'

const headlines = {
  starting: 'overview.starting',
  on: 'overview.on',
  off: 'overview.off',
  'port-in-use': 'overview.notRunning',
  failed: 'overview.notRunning',
} as const

/** For a glance of two seconds: on or off, which model answers, is it healthy. */
export function Overview() {
  const { t } = useTranslation()
  const { status } = useAppState()
  return (
    <Screen title={t(headlines[status.state])}>
      <Switchboard />
      <LastProblem />
      <Today />
      <ConnectCard />
    </Screen>
  )
}

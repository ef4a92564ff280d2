import { useTranslation } from 'react-i18next'
import { useAppState, useRequests } from '../../state/use-window.ts'
import { Screen } from '../../ui/screen.tsx'
import { ConnectCard } from './connect-card.tsx'
import { wantsFirstRun } from '../first-run/shown-step.ts'
import { FirstStep } from './first-step.tsx'
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
  const state = useAppState()
  const { status, routes } = state
  const hasRequests = useRequests().length > 0
  const isBegun = wantsFirstRun(state) && state.firstRun.step !== 'provider'
  const isNew = routes.big === null && routes.small === null && !hasRequests
  return (
    <Screen title={t(headlines[status.state])}>
      <Switchboard />
      {isNew || isBegun ? <FirstStep isBegun={isBegun} /> : null}
      {isNew ? null : (
        <>
          <LastProblem />
          <Today />
          <ConnectCard />
        </>
      )}
    </Screen>
  )
}

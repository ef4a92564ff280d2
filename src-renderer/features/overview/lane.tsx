import type { RouteView } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import type { LaneTraffic } from '../../state/lane.ts'
import { LaneEnd } from './lane-end.tsx'
import { LaneNote } from './lane-note.tsx'
import { Pulses } from './pulses.tsx'

interface Props {
  readonly tier: Tier
  /** Null where no model is chosen yet. */
  readonly route: RouteView | null
  /** Nothing is chosen for SMALL, so BIG's model answers. */
  readonly isLikeBig?: boolean
  readonly isOn: boolean
  readonly traffic: LaneTraffic
}

/** How a lane looks: the first of these that holds. */
function laneState({ route, isOn, traffic }: Props): 'off' | 'live' | 'failed' | 'quiet' {
  if (!isOn || route === null) return 'off'
  if (traffic.running.length + traffic.justDone.length > 0) return 'live'
  return traffic.failure === null ? 'quiet' : 'failed'
}

/** Two to five pixels: the faster the last answer, the thicker. */
function thickness(tokensPerSecond: number | null): number {
  return 2 + Math.min(3, Math.round((tokensPerSecond ?? 0) / 40))
}

export function Lane(props: Props) {
  const { tier, route, traffic } = props
  const state = laneState(props)
  return (
    <div className="flex h-28 items-center">
      <div className="relative h-full min-w-0 flex-1">
        <LaneNote {...props} />
        <div
          className="lane-line"
          data-state={state}
          style={{ height: state === 'live' ? thickness(traffic.tokensPerSecond) : 2 }}
        />
        <Pulses traffic={traffic} />
      </div>
      <LaneEnd tier={tier} route={route} />
    </div>
  )
}

import type { ExchangeSummary } from '../../../shared/request-log.ts'
import type { LaneTraffic } from '../../state/lane.ts'
import { addressOf } from '../../../shared/window-address.ts'

/** More than this at once would be a blur; the number above the line says how many there are. */
const mostPulses = 8

/**
 * One pulse for each request: it travels out when the request is sent, waits at the model's end, and travels back while
 * the answer streams. A picture only, without a place in the reading order: the note above the line says it in words.
 */
export function Pulses({ traffic }: { readonly traffic: LaneTraffic }) {
  const shown = [...traffic.justDone, ...traffic.running].slice(-mostPulses)
  return (
    <div aria-hidden className="lane-pulses">
      {shown.map((exchange, slot) => (
        <div key={exchange.id} className="lane-pulse" data-phase={phase(exchange)} style={{ '--slot': slot }}>
          <a tabIndex={-1} href={addressOf('requests', exchange.id)} />
        </div>
      ))}
    </div>
  )
}

function phase({ state }: ExchangeSummary): 'out' | 'back' | 'home' {
  switch (state) {
    case 'waiting':
      return 'out'
    case 'streaming':
      return 'back'
    case 'done':
    case 'failed':
    case 'aborted':
      return 'home'
  }
}

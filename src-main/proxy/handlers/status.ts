import type { ServerResponse } from 'node:http'
import type { Tier } from '../../../shared/settings.ts'
import { sendJson } from '../respond.ts'
import type { RoutingTable } from '../routing/routing-table.ts'

/** `GET /`: what runs here, for people and for start-up probes. Holds no key and no base URL. */
export function sendStatus(response: ServerResponse, isOn: boolean, table: RoutingTable): void {
  const route = (tier: Tier) => {
    const option = table.tiers[tier][0]
    if (option === undefined) return null
    return option.usable
      ? { provider: option.upstream.provider.id, model: option.model, ready: true }
      : { provider: option.provider, model: option.model, ready: false, problem: option.problem }
  }
  sendJson(response, 200, { name: 'FreeCC', state: isOn ? 'on' : 'off', big: route('big'), small: route('small') })
}

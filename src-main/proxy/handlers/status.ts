import type { ServerResponse } from 'node:http'
import { tiers, type Tier } from '../../../shared/settings.ts'
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
  const routes = Object.fromEntries(tiers.map((tier) => [tier, route(tier)]))
  sendJson(response, 200, { name: 'FreeCC', state: isOn ? 'on' : 'off', ...routes })
}

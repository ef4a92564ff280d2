import { isLoopbackUrl } from '../../../shared/base-url.ts'
import type { Upstream } from '../routing/routing-table.ts'

/** Whether it is a server of the user's own, whose models have the windows that they were started with (edge case 157). */
export function isLocal({ provider, baseUrl }: Pick<Upstream, 'provider' | 'baseUrl'>): boolean {
  return provider.isLocal || isLoopbackUrl(baseUrl)
}

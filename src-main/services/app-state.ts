import type { TierModels } from '../../shared/env-snippets.ts'
import type { AppState, KeyStatus, RouteView } from '../../shared/ipc.ts'
import type { Locale } from '../../shared/i18n/index.ts'
import { findProvider } from '../../shared/providers/index.ts'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import { tiers, type Connection, type Settings, type Tier } from '../../shared/settings.ts'
import { connectionOf, needsNoKey } from './route-editing.ts'
import type { KeyVault } from './ports.ts'

export interface AppStateSources {
  readonly settings: Settings
  readonly status: ProxyStatus
  readonly tierModels: TierModels
  readonly keyVault: Pick<KeyVault, 'read' | 'backend' | 'backendOf'>
  readonly locale: Locale
  readonly version: string
  readonly shell: AppState['shell']
  readonly notice: string | null
}

/** What the window shows. Of a key it holds the last four characters and nothing else. */
export function describeApp(sources: AppStateSources): AppState {
  const { settings, status, keyVault, ...told } = sources
  const [big, small] = tiers.map((tier) => describeRoute(settings, tier, keyVault))
  return {
    status,
    routes: { big: big ?? null, small: small ?? null },
    appearance: settings.appearance,
    keyBackend: keyVault.backend(),
    ...told,
  }
}

function describeRoute(settings: Settings, tier: Tier, keyVault: AppStateSources['keyVault']): RouteView | null {
  const target = settings.routes[tier][0]
  const connection = connectionOf(settings, tier)
  if (target === undefined || connection === undefined) return null
  return {
    tier,
    provider: connection.provider,
    model: target.model,
    baseUrl: connection.baseUrl ?? '',
    key: describeKey(connection, keyVault),
  }
}

function describeKey(connection: Connection, keyVault: AppStateSources['keyVault']): KeyStatus {
  for (const reference of connection.keys) {
    if (reference.store !== 'keychain') continue
    const key = keyVault.read(reference.id)
    const backend = keyVault.backendOf(reference.id)
    if (key !== undefined && backend !== undefined) return { state: 'stored', lastFour: lastFour(key), backend }
  }
  const provider = findProvider(connection.provider)
  return { state: provider !== undefined && needsNoKey(connection, provider) ? 'not-needed' : 'missing' }
}

/** Of a short key four characters would be too much of it. */
function lastFour(key: string): string {
  return key.length < 12 ? '' : key.slice(-4)
}

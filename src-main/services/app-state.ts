import type { BudgetUse } from '../../shared/budget.ts'
import type { TierModels } from '../../shared/env-snippets.ts'
import type { AppState, ConnectionView, FallbackView, KeyStatus, RouteView, StoredKey } from '../../shared/ipc.ts'
import type { Locale } from '../../shared/i18n/index.ts'
import { findProvider } from '../../shared/providers/index.ts'
import type { PortChoice, ProxyStatus } from '../../shared/proxy-status.ts'
import type { Connection, RouteTarget, Settings, Tier } from '../../shared/settings.ts'
import { isSamePlace, isTier, linkedKeyIds, ownKeyIds } from './key-ids.ts'
import { keyPlaces } from './key-places.ts'
import { detailsOf } from './route-details.ts'
import { connectionOf, needsNoKey } from './route-editing.ts'
import type { DesktopHost, KeyVault } from './ports.ts'

export interface AppStateSources {
  readonly settings: Settings
  readonly choices: AppState['choices']
  readonly status: ProxyStatus
  readonly ports: PortChoice
  readonly desktop: DesktopHost
  /** Of the files of the request log. */
  readonly recordingFolder: string
  readonly budgetUses: readonly BudgetUse[]
  readonly tierModels: TierModels
  readonly keyVault: Pick<KeyVault, 'read' | 'backend' | 'backendOf'>
  readonly locale: Locale
  readonly version: string
  readonly shell: AppState['shell']
  readonly notice: string | null
}

/** What the window shows. Of a key it holds the last four characters and nothing else. */
export function describeApp(sources: AppStateSources): AppState {
  const { settings, status, keyVault, desktop, recordingFolder, budgetUses, ...told } = sources
  const { consoleLevel: _, ...logging } = settings.logging
  const route = (tier: Tier) => describeRoute(settings, tier, keyVault)
  return {
    status,
    routes: { big: route('big'), small: route('small'), opus: route('opus'), fable: route('fable') },
    connections: fallbackConnections(settings).map((connection) => describeConnection(connection, keyVault)),
    keyPlaces: keyPlaces(keyVault),
    firstRun: desktop.firstRun(),
    appearance: settings.appearance,
    access: settings.access,
    logging,
    keyBackend: keyVault.backend(),
    modelChoices: { favourites: settings.models.favourites, recent: settings.models.recent },
    claudeCode: settings.claudeCode,
    updates: { ...settings.updates, status: desktop.update() },
    desktop: { ...settings.desktop, startAtLogin: desktop.startAtLogin(), hasTray: desktop.hasTray() },
    recording: { ...settings.recording, folder: recordingFolder },
    budget: { ...settings.budget, uses: budgetUses },
    ...told,
  }
}

function describeRoute(settings: Settings, tier: Tier, keyVault: AppStateSources['keyVault']): RouteView | null {
  const [target, ...fallbacks] = settings.routes[tier]
  const connection = connectionOf(settings, tier)
  if (target === undefined || connection === undefined) return null
  return {
    tier,
    provider: connection.provider,
    model: target.model,
    baseUrl: connection.baseUrl ?? '',
    details: detailsOf(target, connection),
    key: describeKey(connection, keyVault),
    fallbacks: fallbacks.flatMap((fallback) => describeFallback(settings, fallback, keyVault)),
  }
}

function describeFallback(
  settings: Settings,
  target: RouteTarget,
  keyVault: AppStateSources['keyVault'],
): readonly FallbackView[] {
  const connection = settings.connections.find(({ id }) => id === target.connection)
  if (connection === undefined) return []
  const { provider, baseUrl = '' } = connection
  const { model } = target
  const details = detailsOf(target, connection)
  return [{ provider, model, baseUrl, details, hasKey: describeKey(connection, keyVault).state !== 'missing' }]
}

/** Those whose keys are shown with no tier. */
function fallbackConnections(settings: Settings): readonly Connection[] {
  const ofTiers = settings.connections.filter(({ id }) => isTier(id))
  return settings.connections.filter((connection) => {
    if (isTier(connection.id)) return false
    const hasOwnKey = linkedKeyIds(connection).some((id) => ownKeyIds(connection).includes(id))
    return hasOwnKey || !ofTiers.some((other) => isSamePlace(connection, other))
  })
}

function describeConnection(connection: Connection, keyVault: AppStateSources['keyVault']): ConnectionView {
  const { id, provider, baseUrl = '' } = connection
  return { id, provider, baseUrl, key: describeKey(connection, keyVault) }
}

function describeKey(connection: Connection, keyVault: AppStateSources['keyVault']): KeyStatus {
  const keys = linkedKeyIds(connection).flatMap((id): readonly StoredKey[] => {
    const key = keyVault.read(id)
    const backend = keyVault.backendOf(id)
    return key === undefined || backend === undefined ? [] : [{ id, lastFour: lastFour(key), backend }]
  })
  if (keys.length > 0) {
    const own = ownKeyIds(connection)
    return { state: 'stored', keys, areBigs: isTier(connection.id) && keys.some(({ id }) => !own.includes(id)) }
  }
  const provider = findProvider(connection.provider)
  return { state: provider !== undefined && needsNoKey(connection, provider) ? 'not-needed' : 'missing' }
}

/** Of a short key four characters would be too much of it. */
function lastFour(key: string): string {
  return key.length < 12 ? '' : key.slice(-4)
}

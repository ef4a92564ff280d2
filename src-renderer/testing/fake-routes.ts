import type { ConnectionTestResult } from '../../shared/connection-test.ts'
import type { AppState, CallHandlers, KeyStatus, StoredKey } from '../../shared/ipc.ts'
import type { LocalServer } from '../../shared/local-server.ts'
import type { ModelEntry } from '../../shared/model-list.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { tiers } from '../../shared/tiers.ts'
import { describeProvider } from '../providers.ts'
import { sampleTestResult } from './sample-tests.ts'

/** What is found at providers and on this machine. */
export interface FakeProviders {
  /** What a provider has. */
  readonly models?: readonly ModelEntry[]
  /** Providers cannot be asked, so that the catalogue's word is the last one. */
  readonly isOffline?: boolean
  /** What a test of any connection comes to; null for one that goes on until it is stopped. */
  readonly testResult?: ConnectionTestResult | null
  /** Model servers on this machine. */
  readonly localServers?: readonly LocalServer[]
}

type RouteCall =
  | 'route.save'
  | 'route.remove'
  | 'fallbacks.save'
  | 'key.save'
  | 'key.remove'
  | 'connection.test'
  | 'connection.stopTest'
  | 'models.list'
  | 'models.setFavourite'
  | 'localServers.find'

/** Models, keys and tests of connections, as `createFakeApi` answers for them. */
export function fakeRouteHandlers(
  state: () => AppState,
  become: (change: Partial<AppState>) => AppState,
  { models = [], isOffline = false, testResult = sampleTestResult, localServers = [] }: FakeProviders,
): Pick<CallHandlers, RouteCall> {
  let stopTest = () => {}

  function keyOf(connection: string): KeyStatus | undefined {
    const tier = tiers.find((name) => name === connection)
    if (tier !== undefined) return state().routes[tier]?.key
    return state().connections.find(({ id }) => id === connection)?.key
  }

  function keysOf(connection: string): readonly StoredKey[] {
    const key = keyOf(connection)
    return key?.state === 'stored' ? key.keys : []
  }

  function setKeys(connection: string, keys: readonly StoredKey[]): Result<AppState> {
    if (keyOf(connection) === undefined) return fail('Choose a provider and a model first.')
    const key: KeyStatus = keys.length === 0 ? { state: 'missing' } : { state: 'stored', keys, areBigs: false }
    const { routes, connections } = state()
    const tier = tiers.find((name) => name === connection)
    if (tier !== undefined) {
      const route = routes[tier]
      return ok(become({ routes: { ...routes, [tier]: route && { ...route, key } } }))
    }
    return ok(become({ connections: connections.map((one) => (one.id === connection ? { ...one, key } : one)) }))
  }

  return {
    'route.save': ({ tier, provider, model, baseUrl, details }) => {
      const former = state().routes[tier]
      const { isLocal } = describeProvider(provider)
      const key = former?.provider === provider ? former.key : ({ state: isLocal ? 'not-needed' : 'missing' } as const)
      const fallbacks = former?.fallbacks ?? []
      const route = { tier, provider, model, baseUrl, details: details ?? former?.details ?? {}, key, fallbacks }
      return ok(become({ routes: { ...state().routes, [tier]: route } }))
    },
    'route.remove': ({ tier }) => {
      if (state().routes[tier] === null) throw new Error('There is no route to remove.')
      return ok(become({ routes: { ...state().routes, [tier]: null } }))
    },
    'fallbacks.save': ({ tier, fallbacks }) => {
      const route = state().routes[tier]
      if (route === null) throw new Error('The window must not offer fallbacks without a model.')
      const views = fallbacks.map(({ details = {}, ...fallback }) => ({
        ...fallback,
        details,
        hasKey: fallback.provider === route.provider,
      }))
      const others = views.filter(({ hasKey }) => !hasKey)
      return ok(
        become({
          routes: { ...state().routes, [tier]: { ...route, fallbacks: views } },
          connections: others.map(({ provider, baseUrl }) => ({
            id: provider,
            provider,
            baseUrl,
            key: keyOf(provider) ?? { state: 'missing' },
          })),
        }),
      )
    },
    'key.save': ({ connection, key, replaces, allowUnprotected }) => {
      const { keyBackend } = state()
      const isProtected = keyBackend !== 'none' && keyBackend !== 'unprotected'
      if (!isProtected && !allowUnprotected) return fail('This system has no keychain.')
      if (key.trim() !== key) throw new Error('The window must trim a key before it sends it.')
      const before = keysOf(connection)
      const id = replaces ?? `${connection} key ${before.length + 1}`
      if (replaces !== undefined && !before.some((stored) => stored.id === replaces)) throw new Error('No such key.')
      const stored: StoredKey = { id, lastFour: key.slice(-4), backend: isProtected ? keyBackend : 'unprotected' }
      const isNew = replaces === undefined
      return setKeys(connection, isNew ? [...before, stored] : before.map((one) => (one.id === id ? stored : one)))
    },
    'key.remove': ({ connection, keyId }) => {
      const before = keysOf(connection)
      if (!before.some(({ id }) => id === keyId)) throw new Error('There is no key to remove.')
      return setKeys(
        connection,
        before.filter(({ id }) => id !== keyId),
      )
    },
    'connection.test': () => {
      if (testResult !== null) return ok(testResult)
      return new Promise((resolve) => {
        stopTest = () => resolve(fail('The test was stopped.'))
      })
    },
    'connection.stopTest': () => stopTest(),
    'models.list': () =>
      ok({
        models: models.map((model) => ({ ...model, isListed: model.isListed && !isOffline })),
        listedAt: isOffline ? null : Date.now(),
        hasFailed: isOffline,
      }),
    'models.setFavourite': ({ isFavourite, ...choice }) => {
      const { favourites } = state().modelChoices
      const others = favourites.filter(({ provider, model }) => provider !== choice.provider || model !== choice.model)
      const next = isFavourite ? [choice, ...others] : others
      return ok(become({ modelChoices: { ...state().modelChoices, favourites: next } }))
    },
    'localServers.find': () => localServers,
  }
}

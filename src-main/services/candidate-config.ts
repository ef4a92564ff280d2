import type { CallRequest } from '../../shared/ipc.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import type { ProxyConfig } from '../proxy/proxy.ts'
import { linkKeys } from './key-ids.ts'
import { saveRoute } from './route-editing.ts'

/** A tier's destination as it stands in the window, perhaps with a key that is not stored yet. */
export type Candidate = CallRequest<'connection.test'>

const typedKey = { store: 'keychain', id: 'typed and not stored' } as const

/**
 * The configuration that a candidate alone would make: one route, without fallbacks, with the keys that are stored for
 * its place or the one that was typed. Nothing is saved.
 */
export function candidateConfig(
  config: ProxyConfig,
  settings: Settings,
  { key, ...route }: Candidate,
): Result<ProxyConfig> {
  const { tier } = route
  const saved = saveRoute(settings, route)
  if (!saved.ok) return saved
  const linked = linkKeys(saved.value, (id) => config.readKey({ store: 'keychain', id }) !== undefined)
  const connection = linked.connections.find(({ id }) => id === tier)
  const [target] = linked.routes[tier]
  if (connection === undefined || target === undefined) return failWith('failure.noRoute', {})
  const typed = key?.trim() ?? ''
  return ok({
    ...config,
    settings: {
      ...linked,
      connections: [typed === '' ? connection : { ...connection, keys: [typedKey] }],
      routes: { ...defaultSettings.routes, big: [target] },
    },
    readKey: (reference) =>
      reference.store === 'keychain' && reference.id === typedKey.id ? typed : config.readKey(reference),
  })
}

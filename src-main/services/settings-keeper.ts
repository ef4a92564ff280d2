import type { Settings } from '../../shared/settings.ts'
import type { CredentialsFor } from '../auth/credentials.ts'
import type { ModelKnowledge } from '../models/model-knowledge.ts'
import type { Proxy, ProxyConfig } from '../proxy/proxy.ts'
import { linkKeys } from './key-ids.ts'
import type { KeyVault, SettingsStore } from './ports.ts'
import { withGlobalConnections } from './route-editing.ts'

export interface SettingsKeeperOptions {
  readonly settingsStore: SettingsStore
  readonly keyVault: Pick<KeyVault, 'read'>
  readonly createProxy: (config: ProxyConfig) => Proxy
  /** How accounts of clouds are signed in to. */
  readonly credentialsFor?: CredentialsFor
  /** What is known of models. */
  readonly models?: ModelKnowledge
  /** What a client of the proxy must send. */
  readonly token: string
}

/** The settings in use, and the proxy that goes by them. */
export interface SettingsKeeper {
  readonly proxy: Proxy
  readonly settings: () => Settings
  /** What the proxy goes by. */
  readonly proxyConfig: () => ProxyConfig
  /** Goes by these settings without saving them. */
  readonly tryOut: (next: Settings) => void
  /** Saves these settings, and goes by them. */
  readonly save: (next: Settings) => void
  /** Runs changes that wait for something one after the other. */
  readonly inTurn: <T>(change: () => Promise<T>) => Promise<T>
}

/** Holds settings and proxy together: what is saved is what the proxy goes by. */
export function createSettingsKeeper(options: SettingsKeeperOptions): SettingsKeeper {
  const { settingsStore, keyVault, token, credentialsFor, models } = options
  let settings = asStarted(settingsStore.read())
  const proxy = options.createProxy(proxyConfig())
  let pending = Promise.resolve()

  function proxyConfig(): ProxyConfig {
    return {
      settings: withGlobalConnections(settings),
      readKey: (reference) => (reference.store === 'keychain' ? keyVault.read(reference.id) : undefined),
      token,
      ...(credentialsFor && { credentialsFor }),
      ...(models && { models }),
    }
  }

  function tryOut(next: Settings): void {
    settings = linkKeys(next, (id) => keyVault.read(id) !== undefined)
    proxy.configure(proxyConfig())
  }

  return {
    proxy,
    settings: () => settings,
    proxyConfig,
    tryOut,
    save(next) {
      settingsStore.write(linkKeys(next, (id) => keyVault.read(id) !== undefined))
      tryOut(next)
    },
    inTurn(change) {
      const result = pending.then(change)
      pending = result.then(
        () => undefined,
        () => undefined,
      )
      return result
    },
  }
}

/** Settings with the proxy on or off, as the user wants it after a start. */
function asStarted(settings: Settings): Settings {
  const { onStart } = settings.desktop
  return onStart === 'as-left' ? settings : { ...settings, proxy: { ...settings.proxy, on: onStart === 'on' } }
}

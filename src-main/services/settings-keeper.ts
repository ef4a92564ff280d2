import { isLoopbackHost } from '../../shared/base-url.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'
import type { CredentialsFor } from '../auth/credentials.ts'
import type { ModelKnowledge } from '../models/model-knowledge.ts'
import type { Proxy, ProxyConfig } from '../proxy/proxy.ts'
import { linkKeys } from './key-ids.ts'
import { isNodeError } from '../config/node-error.ts'
import type { KeyVault, LocalToken, SettingsStore } from './ports.ts'
import { withGlobalConnections } from './route-editing.ts'

export interface SettingsKeeperOptions {
  readonly settingsStore: SettingsStore
  readonly keyVault: Pick<KeyVault, 'read'>
  readonly createProxy: (config: ProxyConfig) => Proxy
  /** How accounts of clouds are signed in to. */
  readonly credentialsFor?: CredentialsFor
  /** What is known of models. */
  readonly models?: ModelKnowledge
  readonly localToken: LocalToken
  /** Told of the settings in use, at first and after each change. */
  readonly onSettings: (settings: Settings) => void
}

/** The settings in use, and the proxy that goes by them. */
export interface SettingsKeeper {
  readonly proxy: Proxy
  readonly settings: () => Settings
  /** What the proxy goes by. */
  readonly proxyConfig: () => ProxyConfig
  /** Goes by these settings without saving them. */
  readonly tryOut: (next: Settings) => void
  /** Saves these settings, and goes by them; where they cannot be saved, those before stay. */
  readonly save: (next: Settings) => Result<void>
  /** Runs changes that wait for something one after the other. */
  readonly inTurn: <T>(change: () => Promise<T>) => Promise<T>
}

/** Holds settings and proxy together: what is saved is what the proxy goes by. */
export function createSettingsKeeper(options: SettingsKeeperOptions): SettingsKeeper {
  const { settingsStore, keyVault, localToken, credentialsFor, models, onSettings } = options
  let settings = asStarted(settingsStore.read())
  const proxy = options.createProxy(proxyConfig())
  let pending = Promise.resolve()
  onSettings(settings)

  function proxyConfig(): ProxyConfig {
    return {
      settings: withGlobalConnections(settings),
      readKey: (reference) => (reference.store === 'keychain' ? keyVault.read(reference.id) : undefined),
      token: requiredToken(settings, localToken),
      ...(credentialsFor && { credentialsFor }),
      ...(models && { models }),
    }
  }

  function tryOut(next: Settings): void {
    settings = linkKeys(next, (id) => keyVault.read(id) !== undefined)
    proxy.configure(proxyConfig())
    onSettings(settings)
  }

  return {
    proxy,
    settings: () => settings,
    proxyConfig,
    tryOut,
    save(next) {
      try {
        settingsStore.write(linkKeys(next, (id) => keyVault.read(id) !== undefined))
      } catch (error) {
        return failWith('failure.unsaved', { reason: reasonOf(error) })
      }
      tryOut(next)
      return ok(undefined)
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

/** Null where nothing is asked of clients, which must then be on this machine, whatever the settings say. */
function requiredToken({ access, proxy }: Settings, localToken: LocalToken): string | null {
  return access.requiresToken || !isLoopbackHost(proxy.host) ? localToken.current() : null
}

function reasonOf(error: unknown): string {
  return isNodeError(error) ? (error.code ?? error.message) : String(error)
}

/** Settings with the proxy on or off, as the user wants it after a start. */
function asStarted(settings: Settings): Settings {
  const { onStart } = settings.desktop
  return onStart === 'as-left' ? settings : { ...settings, proxy: { ...settings.proxy, on: onStart === 'on' } }
}

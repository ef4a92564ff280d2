import { claudeCodeVariables, environmentCommands, type ShellId, type TierModels } from '../../shared/env-snippets.ts'
import type { Locale } from '../../shared/i18n/index.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import type { AppState, CallRequest } from '../../shared/ipc.ts'
import type { PortChoice, ProxyStatus } from '../../shared/proxy-status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Connection, Settings, Tier } from '../../shared/settings.ts'
import type { CredentialsFor } from '../auth/credentials.ts'
import { isHeaderSafe } from '../config/secret-variables.ts'
import type { ModelKnowledge } from '../models/model-knowledge.ts'
import type { ModelChoice } from '../../shared/model-list.ts'
import type { Proxy, ProxyConfig } from '../proxy/proxy.ts'
import { buildRoutingTable } from '../proxy/routing/routing-table.ts'
import { tierModels } from '../proxy/routing/tier-models.ts'
import { withModelInfo } from '../proxy/routing/with-model-info.ts'
import { describeApp } from './app-state.ts'
import { candidateConfig, type Candidate } from './candidate-config.ts'
import { findFreePort } from './free-port.ts'
import { noticeText, type Notice } from './notice.ts'
import type { DesktopHost, KeyVault, SettingsStore } from './ports.ts'
import { saveFallbacks } from './fallback-editing.ts'
import { linkKeys } from './key-ids.ts'
import { placeForKey, placeOfStoredKey } from './key-editing.ts'
import { rememberModel, setFavourite } from './model-choices/remember-models.ts'
import { saveRoute, withGlobalConnections } from './route-editing.ts'
import { tierChoices, type TierChoice } from './tier-choices.ts'

export interface AppControllerOptions {
  readonly settingsStore: SettingsStore
  readonly keyVault: KeyVault
  readonly desktop: DesktopHost
  readonly createProxy: (config: ProxyConfig) => Proxy
  /** How accounts of clouds are signed in to. */
  readonly credentialsFor?: CredentialsFor
  /** What is known of models. */
  readonly models?: ModelKnowledge
  /** What a client of the proxy must send. */
  readonly token: string
  readonly version: string
  readonly shell: ShellId
  readonly translate: Translate
  /** Makes `translate` speak this language; gives the one in use, after resolving `system`. */
  readonly speak: (language: Settings['appearance']['language']) => Locale
  /** Problems found while opening the files. */
  readonly notices: readonly Notice[]
  /** Called with the proxy's address when it starts to listen there, and with null when it stops. */
  readonly announce: (url: string | null) => Promise<void>
  readonly onChange: (state: AppState) => void
}

/** How long the proxy waits for a keychain that wants to be unlocked, before it starts without keys. In ms. */
const keychainPatience = 5_000

/** Open answers may finish for this long when the app quits. In ms. */
const drainTime = 5_000

/** What the app can be asked to do, by window and tray alike. */
export type AppController = ReturnType<typeof createAppController>

/** Holds settings, keys and proxy together: each change is saved, given to the proxy, and told to whoever shows it. */
export function createAppController(options: AppControllerOptions) {
  const { settingsStore, keyVault, token, translate, onChange } = options
  let settings = asStarted(settingsStore.read())
  let notices = options.notices
  const proxy = options.createProxy(proxyConfig())
  let pending = Promise.resolve()
  let keysOpened = Promise.resolve()
  let freePort: number | null = null

  function proxyConfig(): ProxyConfig {
    return {
      settings: withGlobalConnections(settings),
      readKey: (reference) => (reference.store === 'keychain' ? keyVault.read(reference.id) : undefined),
      token,
      ...(options.credentialsFor && { credentialsFor: options.credentialsFor }),
      ...(options.models && { models: options.models }),
    }
  }

  function state(): AppState {
    const { version, shell } = options
    const locale = options.speak(settings.appearance.language)
    const notice = notices[0] === undefined ? null : noticeText(notices[0], translate)
    return describeApp({
      settings,
      status: proxy.status(),
      ports: ports(),
      desktop: options.desktop,
      tierModels: knownModels(),
      keyVault,
      locale,
      version,
      shell,
      notice,
    })
  }

  function knownModels(): TierModels {
    const config = proxyConfig()
    return tierModels(withModelInfo(buildRoutingTable(config.settings, config), config.models?.find))
  }

  /** Where it listens, or would. */
  function baseUrl(): string {
    const status = proxy.status()
    const { host, port } = settings.proxy
    return isListening(status) ? status.url : `http://${host}:${port}`
  }

  function ports(): PortChoice {
    return { wanted: settings.proxy.port, free: freePort }
  }

  function changed(): AppState {
    const current = state()
    onChange(current)
    return current
  }

  function linked(next: Settings): Settings {
    return linkKeys(next, (id) => keyVault.read(id) !== undefined)
  }

  function apply(next: Settings): AppState {
    const saved = linked(next)
    settingsStore.write(saved)
    settings = saved
    proxy.configure(proxyConfig())
    return changed()
  }

  async function listen(): Promise<ProxyStatus> {
    const status = await proxy.listen()
    await options.announce(isListening(status) ? status.url : null)
    freePort = status.state === 'port-in-use' ? await findFreePort(settings.proxy.host, status.port) : null
    changed()
    return status
  }

  /** Runs changes that wait for something one after the other. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = pending.then(change)
    pending = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }

  async function openKeys(): Promise<void> {
    const waiting: Notice = { kind: 'waiting-for-keychain' }
    const patience = setTimeout(() => {
      notices = [waiting, ...notices]
      changed()
    }, keychainPatience / 5)
    const { unreadable } = await keyVault.load()
    clearTimeout(patience)
    notices = notices.filter((notice) => notice !== waiting)
    if (unreadable > 0) notices = [{ kind: 'keys-unreadable', count: unreadable }, ...notices]
    settings = linked(settings)
    proxy.configure(proxyConfig())
    changed()
  }

  /** Changes the key in a place of the keychain that is found once the keychain is open. */
  async function editKey(
    connectionId: string,
    findPlace: (connection: Connection) => Result<string>,
    edit: (keyId: string) => Promise<Result<void>>,
  ): Promise<Result<AppState>> {
    await keysOpened
    return inTurn(async () => {
      const connection = settings.connections.find(({ id }) => id === connectionId)
      if (connection === undefined) return fail('Choose a provider and a model first.')
      const keyId = findPlace(connection)
      if (!keyId.ok) return keyId
      const edited = await edit(keyId.value)
      return edited.ok ? ok(apply(settings)) : edited
    })
  }

  return {
    state,
    baseUrl,

    /** What each tier can be switched to at once. */
    choices(): Readonly<Record<Tier, readonly TierChoice[]>> {
      const hasKey = (id: string) => keyVault.read(id) !== undefined
      return { big: tierChoices(settings, 'big', hasKey), small: tierChoices(settings, 'small', hasKey) }
    },

    /** Tells of a problem outside any request. */
    report(notice: Notice): void {
      notices = [notice, ...notices.filter(({ kind }) => kind !== notice.kind)]
      changed()
    },

    /** Such a problem is gone. */
    settle(kind: Notice['kind']): void {
      notices = notices.filter((notice) => notice.kind !== kind)
      changed()
    },

    /** Opens the keys, then listens; a keychain that stays locked holds it up for a short while only. */
    async start(): Promise<void> {
      keysOpened = openKeys()
      await Promise.race([keysOpened, new Promise((resolve) => setTimeout(resolve, keychainPatience))])
      await inTurn(listen)
    },

    /** Lets open answers finish, then closes. */
    async stop(): Promise<void> {
      await options.announce(null)
      await proxy.close(drainTime)
    },

    setOn(on: boolean): AppState {
      proxy.setOn(on)
      return apply({ ...settings, proxy: { ...settings.proxy, on } })
    },

    /** Moves to another port, or tries the same one again. A port that does not work is not kept. */
    listenOn(port: number): Promise<Result<AppState>> {
      return inTurn(async () => {
        const before = settings
        settings = { ...settings, proxy: { ...settings.proxy, port } }
        proxy.configure(proxyConfig())
        const status = await listen()
        if (isListening(status)) return ok(apply(settings))

        settings = before
        proxy.configure(proxyConfig())
        if (port !== before.proxy.port) await listen()
        return fail(explain(status, port))
      })
    },

    saveRoute(edit: CallRequest<'route.save'>): Result<AppState> {
      const next = saveRoute(settings, edit)
      if (!next.ok) return next
      return ok(apply(rememberModel(next.value, { provider: edit.provider, model: edit.model.trim() })))
    },

    saveFallbacks(edit: CallRequest<'fallbacks.save'>): Result<AppState> {
      const next = saveFallbacks(settings, edit)
      return next.ok ? ok(apply(next.value)) : next
    },

    setFavourite({ isFavourite, ...choice }: ModelChoice & { readonly isFavourite: boolean }): AppState {
      return apply(setFavourite(settings, choice, isFavourite))
    },

    /** What the proxy would go by if this were its only route; nothing is saved. */
    tryOut: (candidate: Candidate) => candidateConfig(proxyConfig(), settings, candidate),

    modelLists: proxy.modelLists,

    /** Stores a further key, or one in place of another. */
    saveKey({ connection, key, replaces, allowUnprotected }: CallRequest<'key.save'>): Promise<Result<AppState>> {
      const trimmed = key.trim()
      if (!isHeaderSafe(trimmed)) {
        return Promise.resolve(fail('The key holds a blank or another character that no key has; copy it again.'))
      }
      return editKey(
        connection,
        (found) => placeForKey(found, trimmed, replaces, (id) => keyVault.read(id)),
        (keyId) => keyVault.save(keyId, trimmed, allowUnprotected),
      )
    },

    removeKey({ connection, keyId }: CallRequest<'key.remove'>): Promise<Result<AppState>> {
      return editKey(
        connection,
        (found) => placeOfStoredKey(found, keyId),
        (id) => keyVault.remove(id),
      )
    },

    saveAppearance(appearance: CallRequest<'appearance.save'>): AppState {
      return apply({ ...settings, appearance })
    },

    saveDesktop(desktop: CallRequest<'desktop.save'>): AppState {
      return apply({ ...settings, desktop })
    },

    setStartAtLogin(on: boolean): Result<AppState> {
      const set = options.desktop.setStartAtLogin(on)
      return set.ok ? ok(changed()) : set
    },

    /** What to paste into a shell, so that Claude Code finds this proxy and, unless it is plain, knows its models. */
    environmentCommand(shell: ShellId, isPlain: boolean): string {
      return environmentCommands(shell, claudeCodeVariables(baseUrl(), token, isPlain ? undefined : knownModels()))
    },
  }
}

/** Settings with the proxy on or off, as the user wants it after a start. */
function asStarted(settings: Settings): Settings {
  const { onStart } = settings.desktop
  return onStart === 'as-left' ? settings : { ...settings, proxy: { ...settings.proxy, on: onStart === 'on' } }
}

function isListening(status: ProxyStatus): status is Extract<ProxyStatus, { url: string }> {
  return status.state === 'on' || status.state === 'off'
}

function explain(status: ProxyStatus, port: number): string {
  return status.state === 'failed' ? status.message : `Port ${port} is used by another program; choose another one.`
}

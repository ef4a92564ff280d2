import { freshFirstRun } from '../../../shared/first-run.ts'
import { resolveLocale } from '../../../shared/i18n/index.ts'
import { createTranslator } from '../../../shared/i18n/translator.ts'
import type { AppState, KeyBackend, StartAtLogin } from '../../../shared/ipc.ts'
import type { ProxyStatus } from '../../../shared/proxy-status.ts'
import { fail, ok } from '../../../shared/result.ts'
import { defaultSettings, settingsSchema, type Settings } from '../../../shared/settings.ts'
import type { Proxy, ProxyConfig } from '../../proxy/proxy.ts'
import { noModelLists } from '../../proxy/testing/no-model-lists.ts'
import { createAppController, type AppControllerOptions } from '../app-controller.ts'
import type { DesktopHost, FileDialogs, KeyVault, LocalToken } from '../ports.ts'

/** A proxy that listens nowhere: ports in `busy` are in use. */
function fakeProxy(busy: Set<number>) {
  let config: ProxyConfig | undefined
  let status: ProxyStatus = { state: 'starting' }
  const proxy: Proxy = {
    modelLists: noModelLists,
    status: () => status,
    setOn: (on) => {
      if (status.state === 'on' || status.state === 'off') status = { state: on ? 'on' : 'off', url: status.url }
    },
    configure: (next) => void (config = next),
    listen: () => {
      const { host, port, on } = current().settings.proxy
      status = busy.has(port)
        ? { state: 'port-in-use', port }
        : { state: on ? 'on' : 'off', url: `http://${host}:${port}` }
      return Promise.resolve(status)
    },
    close: () => Promise.resolve(),
  }
  const current = () => {
    if (config === undefined) throw new Error('The proxy has no configuration yet.')
    return config
  }
  return { proxy, current, create: (first: ProxyConfig) => ((config = first), proxy) }
}

/** A vault whose keys are readable only after `load`, as in a keychain that has to be unlocked. */
export function fakeVault(backend: KeyBackend, load: Promise<unknown> = Promise.resolve()): KeyVault {
  const keys = new Map<string, string>()
  let isOpen = false
  const insist = () => {
    if (!isOpen) throw new Error('The vault is not open yet.')
  }
  return {
    load: async () => {
      await load
      isOpen = true
      return { unreadable: 0 }
    },
    read: (id) => (isOpen ? keys.get(id) : undefined),
    secrets: () => [...keys.values()],
    backend: () => backend,
    backendOf: (id) => (keys.has(id) ? backend : undefined),
    save: (id, text, allowUnprotected) => {
      insist()
      if (backend === 'unprotected' && !allowUnprotected) return Promise.resolve(fail('There is no keychain.'))
      keys.set(id, text)
      return Promise.resolve(ok(undefined))
    },
    remove: (id) => {
      insist()
      keys.delete(id)
      return Promise.resolve(ok(undefined))
    },
    removeAll: () => {
      keys.clear()
      return Promise.resolve(ok(undefined))
    },
  }
}

/** A desktop that remembers what is registered with it, or takes nothing at all. */
function fakeDesktop(startAtLogin: StartAtLogin): DesktopHost {
  let registered = startAtLogin
  let firstRun = freshFirstRun
  return {
    startAtLogin: () => registered,
    setStartAtLogin: (on) => {
      if (registered === 'unavailable') return fail('This system does not start programs at login.')
      registered = on ? 'on' : 'off'
      return ok(undefined)
    },
    hasTray: () => true,
    update: () => ({ state: 'current', checkedAt: null }),
    firstRun: () => firstRun,
    saveFirstRun: (next) => void (firstRun = next),
  }
}

const noFiles: FileDialogs = {
  chooseFileToRead: () => Promise.resolve(null),
  chooseFileToWrite: () => Promise.resolve(null),
}

/** `the-token`, then `the-token-2` and so on. */
function fakeToken(disk: { readonly isFull: boolean }): LocalToken {
  let made = 1
  return {
    current: () => (made === 1 ? 'the-token' : `the-token-${made}`),
    rotate() {
      if (disk.isFull) return fail('The new token could not be saved.')
      made += 1
      return ok(undefined)
    },
  }
}

/** The app's services around fakes that are stricter than the real parts. */
export function setUp({
  settings = defaultSettings,
  keyVault = fakeVault('gnome-keyring'),
  busy = new Set<number>(),
  notices = [],
  models,
  startAtLogin = 'off',
  files = noFiles,
}: {
  settings?: Settings
  keyVault?: KeyVault
  busy?: Set<number>
  notices?: AppControllerOptions['notices']
  models?: AppControllerOptions['models']
  startAtLogin?: StartAtLogin
  files?: FileDialogs
} = {}) {
  let saved = settings
  const proxy = fakeProxy(busy)
  const translator = createTranslator('en')
  const changes: AppState[] = []
  const announced: Array<string | null> = []
  const settingsSeen: Settings[] = []
  const disk = { isFull: false }
  const controller = createAppController({
    settingsStore: {
      read: () => saved,
      write: (next) => {
        if (disk.isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
        saved = settingsSchema.parse(next)
      },
    },
    keyVault,
    desktop: fakeDesktop(startAtLogin),
    createProxy: proxy.create,
    localToken: fakeToken(disk),
    onSettings: (settings) => settingsSeen.push(settings),
    recordingFolder: '/tmp/requests',
    budgetUses: () => [],
    files,
    version: '1.2.3',
    shell: 'posix',
    translate: translator.t,
    speak: (language) => {
      const locale = resolveLocale(language, ['en-GB'])
      void translator.changeLanguage(locale)
      return locale
    },
    notices,
    ...(models && { models }),
    announce: (url) => Promise.resolve(void announced.push(url)),
    onChange: (state) => changes.push(state),
  })
  return { controller, config: proxy.current, saved: () => saved, changes, announced, settingsSeen, busy, disk }
}

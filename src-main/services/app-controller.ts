import type { BudgetUse } from '../../shared/budget.ts'
import type { BudgetSettings } from '../../shared/budget-settings.ts'
import {
  claudeCodeVariables,
  environmentCommands,
  type EnvironmentVariables,
  type ShellId,
  type TierModels,
} from '../../shared/env-snippets.ts'
import type { Locale } from '../../shared/i18n/index.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import type { AppState, CallRequest } from '../../shared/ipc.ts'
import type { ModelChoice } from '../../shared/model-list.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { ImportKind } from '../../shared/settings-import.ts'
import type { ResettableGroup, Settings, Tier } from '../../shared/settings.ts'
import { buildRoutingTable } from '../proxy/routing/routing-table.ts'
import { tierModels } from '../proxy/routing/tier-models.ts'
import { withModelInfo } from '../proxy/routing/with-model-info.ts'
import { describeApp } from './app-state.ts'
import { candidateConfig, type Candidate } from './candidate-config.ts'
import { saveFallbacks } from './fallback-editing.ts'
import { createKeyActions } from './key-actions.ts'
import { createListening } from './listening.ts'
import { rememberModel, setFavourite } from './model-choices/remember-models.ts'
import type { Notice } from './notice.ts'
import { createNotices } from './notices.ts'
import type { DesktopHost, FileDialogs, KeyVault } from './ports.ts'
import { removeRoute, saveRoute } from './route-editing.ts'
import { createSettingsActions } from './settings-actions.ts'
import { createSettingsTransfer } from './settings-transfer/settings-transfer.ts'
import { createSettingsKeeper, type SettingsKeeperOptions } from './settings-keeper.ts'
import { tierChoices } from './tier-choices.ts'

export interface AppControllerOptions extends SettingsKeeperOptions {
  readonly keyVault: KeyVault
  readonly desktop: DesktopHost
  readonly files: FileDialogs
  readonly version: string
  readonly shell: ShellId
  /** Of the files of the request log. */
  readonly recordingFolder: string
  /** How what may be spent stands. */
  readonly budgetUses: (budget: BudgetSettings) => readonly BudgetUse[]
  readonly translate: Translate
  /** Makes `translate` speak this language; gives the one in use, after resolving `system`. */
  readonly speak: (language: Settings['appearance']['language']) => Locale
  /** Problems found while opening the files. */
  readonly notices: readonly Notice[]
  /** Called with the proxy's address when it starts to listen there, and with null when it stops. */
  readonly announce: (url: string | null) => Promise<void>
  readonly onChange: (state: AppState) => void
}

/** Open answers may finish for this long when the app quits. In ms. */
const drainTime = 5_000

/** What the app can be asked to do, by window and tray alike. */
export type AppController = ReturnType<typeof createAppController>

/** Holds settings, keys and proxy together: each change is saved, given to the proxy, and told to whoever shows it. */
export function createAppController(options: AppControllerOptions) {
  const { keyVault, desktop, localToken, version, shell, announce } = options
  const notices = createNotices(options.notices, options.translate)
  const keeper = createSettingsKeeper(options)
  const { proxy, settings } = keeper
  const keys = createKeyActions({ keeper, keyVault, notices, changed })
  const listening = createListening({ keeper, announce, changed })
  const { listen, listenOn, ports, baseUrl } = listening
  const settingsActions = createSettingsActions({ keeper, keyVault, keys, localToken, desktop, listening })
  const transfer = createSettingsTransfer({ keeper, keyVault, keys, localToken, listening, files: options.files })

  function state(): AppState {
    return describeApp({
      settings: settings(),
      choices: choices(),
      status: proxy.status(),
      ports: ports(),
      desktop,
      recordingFolder: options.recordingFolder,
      budgetUses: options.budgetUses(settings().budget),
      tierModels: knownModels(),
      keyVault,
      locale: options.speak(settings().appearance.language),
      version,
      shell,
      notice: notices.first(),
    })
  }

  function knownModels(): TierModels {
    const config = keeper.proxyConfig()
    return tierModels(withModelInfo(buildRoutingTable(config.settings, config), config.models?.find))
  }

  function clientVariables(isPlain: boolean): EnvironmentVariables {
    return claudeCodeVariables(baseUrl(), localToken.current(), isPlain ? undefined : knownModels())
  }

  function choices(): AppState['choices'] {
    const hasKey = (id: string) => keyVault.read(id) !== undefined
    const of = (tier: Tier) => tierChoices(settings(), tier, hasKey)
    return { big: of('big'), small: of('small'), opus: of('opus'), fable: of('fable') }
  }

  function changed(): AppState {
    const current = state()
    options.onChange(current)
    return current
  }

  /** The state after a change that may have failed. */
  function after(result: Result<unknown>): Result<AppState> {
    return result.ok ? ok(changed()) : result
  }

  function apply(next: Settings): Result<AppState> {
    return after(keeper.save(next))
  }

  return {
    state,
    baseUrl,

    /** Tells of a problem outside any request. */
    report(notice: Notice): void {
      notices.report(notice)
      changed()
    },

    /** Such a problem is gone. */
    settle(kind: Notice['kind']): void {
      notices.settle(kind)
      changed()
    },

    async start(): Promise<void> {
      await keys.open()
      await listen()
    },

    /** Lets open answers finish, then closes. */
    async stop(): Promise<void> {
      await announce(null)
      await proxy.close(drainTime)
    },

    setOn(on: boolean): Result<AppState> {
      const saved = keeper.save({ ...settings(), proxy: { ...settings().proxy, on } })
      if (saved.ok) proxy.setOn(on)
      return after(saved)
    },

    async listenOn(port: number): Promise<Result<AppState>> {
      return after(await listenOn(port))
    },

    saveRoute(edit: CallRequest<'route.save'>): Result<AppState> {
      const next = saveRoute(settings(), edit)
      if (!next.ok) return next
      return apply(rememberModel(next.value, { provider: edit.provider, model: edit.model.trim() }))
    },

    removeRoute: ({ tier }: CallRequest<'route.remove'>): Result<AppState> => apply(removeRoute(settings(), tier)),

    saveFallbacks(edit: CallRequest<'fallbacks.save'>): Result<AppState> {
      const next = saveFallbacks(settings(), edit)
      return next.ok ? apply(next.value) : next
    },

    setFavourite({ isFavourite, ...choice }: ModelChoice & { readonly isFavourite: boolean }): Result<AppState> {
      return apply(setFavourite(settings(), choice, isFavourite))
    },

    /** What the proxy would go by if this were its only route; nothing is saved. */
    tryOut: (candidate: Candidate) => candidateConfig(keeper.proxyConfig(), settings(), candidate),

    /** What the proxy goes by. */
    proxyConfig: keeper.proxyConfig,

    modelLists: proxy.modelLists,

    async saveKey(edit: CallRequest<'key.save'>): Promise<Result<AppState>> {
      return after(await keys.save(edit))
    },

    async removeKey(edit: CallRequest<'key.remove'>): Promise<Result<AppState>> {
      return after(await keys.remove(edit))
    },

    saveAppearance: (edit: CallRequest<'appearance.save'>) => after(settingsActions.saveAppearance(edit)),
    saveDesktop: (edit: CallRequest<'desktop.save'>) => after(settingsActions.saveDesktop(edit)),

    saveUpdates: (edit: CallRequest<'updates.save'>) => after(settingsActions.saveUpdates(edit)),

    /** Tells the state again, of which the desktop's part has changed. */
    refresh: changed,
    saveAccess: (edit: CallRequest<'access.save'>) => after(settingsActions.saveAccess(edit)),
    saveRecording: (edit: CallRequest<'recording.save'>) => after(settingsActions.saveRecording(edit)),
    saveLogging: (edit: CallRequest<'logging.save'>) => after(settingsActions.saveLogging(edit)),
    rotateToken: async () => after(await settingsActions.rotateToken()),
    reset: async (group: ResettableGroup) => after(await settingsActions.reset(group)),
    resetAll: async (deleteKeys: boolean) => after(await settingsActions.resetAll(deleteKeys)),

    exportSettings: () => transfer.exportSettings(),
    chooseImport: (kind: ImportKind) => transfer.chooseImport(kind),
    applyImport: async (agreed: CallRequest<'settings.applyImport'>) => after(await transfer.applyImport(agreed)),

    saveFirstRun(next: CallRequest<'firstRun.save'>): AppState {
      desktop.saveFirstRun(next)
      return changed()
    },

    saveBudget: (budget: CallRequest<'budget.save'>) => apply({ ...settings(), budget }),

    setStartAtLogin: (on: boolean): Result<AppState> => after(desktop.setStartAtLogin(on)),

    saveClaudeCode: (claudeCode: CallRequest<'claudeCode.save'>) => apply({ ...settings(), claudeCode }),

    /** What Claude Code has to know of this proxy and, unless it is plain, of its models. */
    clientVariables,

    /** What to paste into a shell, so that Claude Code finds this proxy and, unless it is plain, knows its models. */
    environmentCommand(shell: ShellId, isPlain: boolean): string {
      return environmentCommands(shell, clientVariables(isPlain))
    },
  }
}

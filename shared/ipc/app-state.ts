import type { BudgetUse } from '../budget.ts'
import type { BudgetSettings } from '../budget-settings.ts'
import type { Locale } from '../i18n/catalogue.ts'
import type { TierModels, ShellId } from '../env-snippets.ts'
import type { FirstRun } from '../first-run.ts'
import type { ModelChoice } from '../model-list.ts'
import type { PortChoice, ProxyStatus } from '../proxy-status.ts'
import type { RecordingSettings } from '../recording-settings.ts'
import type {
  AccessSettings,
  ClaudeCodeSettings,
  DesktopSettings,
  LoggingSettings,
  Settings,
  Tier,
  UpdateSettings,
} from '../settings.ts'
import type { UpdateStatus } from '../updates.ts'
import type { ConnectionView, KeyBackend, KeyPlace, RouteView, TierChoice } from './route-views.ts'

/** As the operating system has it; unavailable where FreeCC cannot register itself. */
export type StartAtLogin = 'on' | 'off' | 'unavailable'

/** What the request log keeps, and where. */
export interface RecordingView extends RecordingSettings {
  /** Of the files. */
  readonly folder: string
}

/** What may be spent, and how that stands; amounts are as old as the last change of a level. */
export interface BudgetView extends BudgetSettings {
  readonly uses: readonly BudgetUse[]
}

/** What goes into log files; the app has no console. */
export type LoggingView = Omit<LoggingSettings, 'consoleLevel'>

/** How the app behaves on this desktop. */
export interface DesktopView extends DesktopSettings {
  readonly startAtLogin: StartAtLogin
  /** Without a tray the window is the only way to reach FreeCC, so that closing it minimises it. */
  readonly hasTray: boolean
}

/** Whether FreeCC looks for newer versions by itself, and how far one has come. */
export interface UpdatesView extends UpdateSettings {
  readonly status: UpdateStatus
}

export interface AppState {
  readonly status: ProxyStatus
  readonly ports: PortChoice
  /** Null where none is chosen: BIG answers then. */
  readonly routes: Readonly<Record<Tier, RouteView | null>>
  /** What fallbacks use beside the connections of the tiers. */
  readonly connections: readonly ConnectionView[]
  /** Models to choose again, the newest choice first. */
  readonly modelChoices: { readonly favourites: readonly ModelChoice[]; readonly recent: readonly ModelChoice[] }
  /** What each tier can be switched to at once. */
  readonly choices: Readonly<Record<Tier, readonly TierChoice[]>>
  /** Providers for which a tier has a key stored at their own address. */
  readonly keyPlaces: readonly KeyPlace[]
  readonly firstRun: FirstRun
  /** What the command that connects Claude Code says of the models. */
  readonly tierModels: TierModels
  readonly appearance: Settings['appearance']
  /** The language in use, after resolving `system`. */
  readonly locale: Locale
  readonly keyBackend: KeyBackend
  readonly desktop: DesktopView
  readonly updates: UpdatesView
  readonly claudeCode: ClaudeCodeSettings
  readonly access: AccessSettings
  readonly logging: LoggingView
  readonly recording: RecordingView
  readonly budget: BudgetView
  readonly version: string
  /** The shell whose command the copy button offers first. */
  readonly shell: ShellId
  /** One sentence about a problem outside any request, or null. */
  readonly notice: string | null
}

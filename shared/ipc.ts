import { z } from 'zod'
import type { ClaudeCodeReport, SettingsChange } from './claude-code.ts'
import type { ConnectionTestResult } from './connection-test.ts'
import type { ModelChoice, ModelListing } from './model-list.ts'
import type { ExchangeDetail } from './exchange-detail.ts'
import type { FirstRun } from './first-run.ts'
import { firstRunSchema } from './first-run-schema.ts'
import type { LocalServer } from './local-server.ts'
import type { ExchangeSummary } from './request-log.ts'
import type { PortChoice, ProxyStatus } from './proxy-status.ts'
import { mostFallbacks } from './most-fallbacks.ts'
import { recordingSettingsSchema, type RecordingSettings } from './recording-settings.ts'
import {
  accessSettingsSchema,
  claudeCodeSettingsSchema,
  desktopSettingsSchema,
  googleSettingsSchema,
  languages,
  loggingSettingsSchema,
  modelApis,
  resettableGroups,
  routeOverridesSchema,
  themes,
  tiers,
  updateSettingsSchema,
} from './settings.ts'
import type {
  AccessSettings,
  ClaudeCodeSettings,
  DesktopSettings,
  LoggingSettings,
  Settings,
  Tier,
  UpdateSettings,
} from './settings.ts'
import { importKinds, type ImportPreview } from './settings-import.ts'
import type { Result } from './result.ts'
import { optionalTiers } from './tiers.ts'
import type { UpdateStatus } from './updates.ts'
import { shells, type ShellId, type TierModels } from './env-snippets.ts'

/** A model, and where it is asked. */
const destination = {
  provider: z.string().min(1).max(100),
  model: z.string().min(1).max(300),
  /** Empty for the provider's own. */
  baseUrl: z.string().max(2000),
}

/** What most people leave as it is. */
const routeDetailsSchema = z.strictObject({
  api: z.enum(modelApis).optional(),
  baseModel: z.string().trim().min(1).max(300).optional(),
  google: googleSettingsSchema.optional(),
  overrides: routeOverridesSchema.optional(),
})
export type RouteDetails = z.infer<typeof routeDetailsSchema>

/** A tier's destination as it stands in the window, saved or not. */
const candidate = {
  tier: z.enum(tiers),
  ...destination,
  /** Left out: what stays of those that are saved when the tier is pointed there. */
  details: routeDetailsSchema.optional(),
  /** One that is typed and not saved yet; left out for those that are stored. */
  key: z.string().min(1).max(10_000).optional(),
}

/** A tier's connection has the tier's name. */
const connectionId = z.string().min(1).max(2200)

const exchange = z.strictObject({ id: z.string().min(1).max(100) })

/** `user`, or a project's folder that the user has chosen before. */
const claudeCodePlace = z.strictObject({ place: z.string().min(1).max(4096) })

/**
 * The one contract between the window and the main process. Each call's request is checked with its schema in the main
 * process; replies and events are typed only, because they come from code we trust.
 */
export const callSchemas = {
  'state.get': z.undefined(),
  'requests.list': z.undefined(),
  /** Everything that was recorded of one request. */
  'requests.detail': exchange,
  /** Ends a running request, for the client as well as upstream. */
  'requests.cancel': exchange,
  /** Forgets what is over; what runs stays. */
  'requests.clear': z.undefined(),
  /** Puts text that the window has made of a request on the clipboard, which the window itself may not touch. */
  'clipboard.copy': z.strictObject({ text: z.string().min(1).max(100_000_000) }),
  'recording.save': recordingSettingsSchema,
  /** Forgets and deletes everything recorded, in memory and in files. */
  'recording.wipe': z.undefined(),
  'proxy.setOn': z.strictObject({ on: z.boolean() }),
  /** Binds again, on this port: after "port in use", or to move. */
  'proxy.listenOn': z.strictObject({ port: z.number().int().min(1).max(65535) }),
  'route.save': z.strictObject({
    tier: z.enum(tiers),
    ...destination,
    /** Left out: those of the provider stay. */
    details: routeDetailsSchema.optional(),
  }),
  /** BIG answers for the tier from then on. Its keys are kept for its return. */
  'route.remove': z.strictObject({ tier: z.enum(optionalTiers) }),
  /** All fallbacks of a tier, in order: what is left out is removed. */
  'fallbacks.save': z.strictObject({
    tier: z.enum(tiers),
    fallbacks: z.array(z.strictObject({ ...destination, details: routeDetailsSchema.optional() })).max(mostFallbacks),
  }),
  'key.save': z.strictObject({
    connection: connectionId,
    key: z.string().min(1).max(10_000),
    /** The id of the stored key whose place it takes; left out for a further one. */
    replaces: z.string().optional(),
    /** The user has agreed to store it although this system has no keychain. */
    allowUnprotected: z.boolean(),
  }),
  'key.remove': z.strictObject({ connection: connectionId, keyId: z.string() }),
  /** Asks the model something tiny, with a tool and a picture. Replaces a test of the same tier that still runs. */
  'connection.test': z.strictObject(candidate),
  'connection.stopTest': z.strictObject({ tier: z.enum(tiers) }),
  'models.list': z.strictObject({
    ...candidate,
    /** May be empty: none is chosen yet. */
    model: z.string().max(300),
    /** Asks the provider although its list is known. */
    isFresh: z.boolean(),
  }),
  'models.setFavourite': z.strictObject({
    provider: destination.provider,
    model: destination.model,
    isFavourite: z.boolean(),
  }),
  /** Looks for model servers on this machine, at the ports that they usually have. */
  'localServers.find': z.undefined(),
  'firstRun.save': firstRunSchema,
  'connect.copyCommand': z.strictObject({
    shell: z.enum(shells),
    /** Base URL and token alone, without what Claude Code should know of the models. */
    isPlain: z.boolean(),
  }),
  /** Where Claude Code is pointed, found by reading. */
  'claudeCode.look': z.undefined(),
  /** Asks the user for a project's folder. */
  'claudeCode.addFolder': z.undefined(),
  'claudeCode.removeFolder': claudeCodePlace,
  /** What a write would change. */
  'claudeCode.preview': claudeCodePlace.extend({ isPlain: z.boolean() }),
  /** Only what was shown: the fingerprint is that of the preview. */
  'claudeCode.write': claudeCodePlace.extend({ isPlain: z.boolean(), fingerprint: z.string().length(64) }),
  /** Brings what FreeCC wrote there up to date. */
  'claudeCode.fix': claudeCodePlace,
  'claudeCode.undo': claudeCodePlace,
  'claudeCode.openTerminal': claudeCodePlace,
  'claudeCode.copyVsCode': z.strictObject({ isPlain: z.boolean() }),
  'claudeCode.save': claudeCodeSettingsSchema,
  'appearance.save': z.strictObject({ language: z.enum(languages), theme: z.enum(themes) }),
  'desktop.save': desktopSettingsSchema,
  /** Registers FreeCC with the operating system, or takes it out again. */
  'app.setStartAtLogin': z.strictObject({ on: z.boolean() }),
  'access.save': accessSettingsSchema,
  /** Makes another local token: commands copied before stop working. */
  'token.rotate': z.undefined(),
  'logging.save': loggingSettingsSchema.omit({ consoleLevel: true }),
  'updates.save': updateSettingsSchema,
  'updates.look': z.undefined(),
  'updates.download': z.undefined(),
  /** Ends FreeCC and starts the new one. */
  'updates.install': z.undefined(),
  'logs.openFolder': z.undefined(),
  'logs.delete': z.undefined(),
  'settings.reset': z.strictObject({ group: z.enum(resettableGroups) }),
  'settings.resetAll': z.strictObject({ deleteKeys: z.boolean() }),
  /** Asks where to, and writes everything but the keys there. */
  'settings.export': z.undefined(),
  /** Asks for a file and tells what it would change. */
  'settings.chooseImport': z.strictObject({ kind: z.enum(importKinds) }),
  /** Applies the file that was chosen last. */
  'settings.applyImport': z.strictObject({
    /** The user has agreed to store its keys although this system has no keychain. */
    allowUnprotected: z.boolean(),
  }),
} as const

export type CallName = keyof typeof callSchemas
export type CallRequest<Name extends CallName> = z.infer<(typeof callSchemas)[Name]>

export interface CallReplies {
  'state.get': AppState
  'requests.list': readonly ExchangeSummary[]
  /** Null where the request is no longer in memory. */
  'requests.detail': ExchangeDetail | null
  'requests.cancel': void
  /** What is left is pushed as `requestList`. */
  'requests.clear': void
  'clipboard.copy': void
  'recording.save': Result<AppState>
  /** What is left is pushed as `requestList`. */
  'recording.wipe': Result<void>
  'proxy.setOn': Result<AppState>
  'proxy.listenOn': Result<AppState>
  'route.save': Result<AppState>
  'route.remove': Result<AppState>
  'fallbacks.save': Result<AppState>
  'key.save': Result<AppState>
  'key.remove': Result<AppState>
  'connection.test': Result<ConnectionTestResult>
  'connection.stopTest': void
  'models.list': Result<ModelListing>
  'models.setFavourite': Result<AppState>
  'localServers.find': readonly LocalServer[]
  'firstRun.save': AppState
  'connect.copyCommand': { readonly command: string }
  'claudeCode.look': ClaudeCodeReport
  'claudeCode.addFolder': ClaudeCodeReport
  'claudeCode.removeFolder': Result<ClaudeCodeReport>
  'claudeCode.preview': Result<SettingsChange>
  'claudeCode.write': Result<ClaudeCodeReport>
  'claudeCode.fix': Result<ClaudeCodeReport>
  'claudeCode.undo': Result<ClaudeCodeReport>
  'claudeCode.openTerminal': Result<void>
  'claudeCode.copyVsCode': void
  'claudeCode.save': Result<AppState>
  'appearance.save': Result<AppState>
  'desktop.save': Result<AppState>
  'app.setStartAtLogin': Result<AppState>
  'access.save': Result<AppState>
  'token.rotate': Result<AppState>
  'logging.save': Result<AppState>
  'updates.save': Result<AppState>
  'updates.look': void
  'updates.download': void
  'updates.install': void
  'logs.openFolder': Result<void>
  'logs.delete': Result<void>
  'settings.reset': Result<AppState>
  'settings.resetAll': Result<AppState>
  /** The path of the file, or null where the user chose none. */
  'settings.export': Result<string | null>
  /** Null where the user chose none. */
  'settings.chooseImport': Result<ImportPreview | null>
  'settings.applyImport': Result<AppState>
}

/** Pushed from the main process to the window. */
export interface PushEvents {
  state: AppState
  /** New and changed exchanges since the last push, at most ten pushes a second. */
  requests: readonly ExchangeSummary[]
  /** All that are left after some were forgotten on request, oldest first. */
  requestList: readonly ExchangeSummary[]
}

export type PushName = keyof PushEvents
export const pushNames = ['state', 'requests', 'requestList'] as const satisfies readonly PushName[]

/** Where a key is kept. `unprotected` is Linux without a keyring: readable by anyone who reads the file. */
export type KeyBackend = 'macos-keychain' | 'windows-dpapi' | 'gnome-keyring' | 'kwallet' | 'unprotected' | 'none'

/** What the window learns of a key: never the key itself. */
export type KeyStatus =
  | { readonly state: 'missing' }
  | { readonly state: 'not-needed' }
  | {
      readonly state: 'stored'
      /** In the order in which they are used. */
      readonly keys: readonly StoredKey[]
      /** The tier has none of its own and uses BIG's. */
      readonly areBigs: boolean
    }

export interface StoredKey {
  /** Its id in the keychain, which says nothing secret. */
  readonly id: string
  /** Empty for a short key. */
  readonly lastFour: string
  readonly backend: KeyBackend
}

/** A model, and where it is asked. The base URL is empty for the provider's own. */
export interface Destination {
  readonly provider: string
  readonly model: string
  readonly baseUrl: string
}

/** A model that a tier can be switched to without entering anything. */
export interface TierChoice extends Destination {
  readonly isCurrent: boolean
  /** It has an address, and the key that it needs. */
  readonly isReady: boolean
}

export interface KeyPlace {
  readonly tier: Tier
  readonly provider: string
  readonly backend: KeyBackend
}

export interface RouteView extends Destination {
  readonly tier: Tier
  readonly details: RouteDetails
  readonly key: KeyStatus
  /** Asked in this order while it fails. */
  readonly fallbacks: readonly FallbackView[]
}

export interface FallbackView extends Destination {
  readonly details: RouteDetails
  readonly hasKey: boolean
}

/** A connection that only fallbacks use. */
export interface ConnectionView {
  readonly id: string
  readonly provider: string
  readonly baseUrl: string
  readonly key: KeyStatus
}

/** As the operating system has it; unavailable where FreeCC cannot register itself. */
export type StartAtLogin = 'on' | 'off' | 'unavailable'

/** What the request log keeps, and where. */
export interface RecordingView extends RecordingSettings {
  /** Of the files. */
  readonly folder: string
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
  readonly locale: 'en' | 'zh-CN'
  readonly keyBackend: KeyBackend
  readonly desktop: DesktopView
  readonly updates: UpdatesView
  readonly claudeCode: ClaudeCodeSettings
  readonly access: AccessSettings
  readonly logging: LoggingView
  readonly recording: RecordingView
  readonly version: string
  /** The shell whose command the copy button offers first. */
  readonly shell: ShellId
  /** One sentence about a problem outside any request, or null. */
  readonly notice: string | null
}

/** What the preload script exposes as `window.api`. */
export interface WindowApi {
  call<Name extends CallName>(name: Name, request: CallRequest<Name>): Promise<CallReplies[Name]>
  /** Returns the function that unsubscribes. */
  on<Name extends PushName>(name: Name, listener: (payload: PushEvents[Name]) => void): () => void
}

import { z } from 'zod'
import type { ExchangeSummary } from './request-log.ts'
import type { ProxyStatus } from './proxy-status.ts'
import { languages, themes, tiers, type Settings, type Tier } from './settings.ts'
import type { Result } from './result.ts'
import { shells, type ShellId, type TierModels } from './env-snippets.ts'

/**
 * The one contract between the window and the main process. Each call's request is checked with its schema in the main
 * process; replies and events are typed only, because they come from code we trust.
 */
export const callSchemas = {
  'state.get': z.undefined(),
  'requests.list': z.undefined(),
  'proxy.setOn': z.strictObject({ on: z.boolean() }),
  /** Binds again, on this port: after "port in use", or to move. */
  'proxy.listenOn': z.strictObject({ port: z.number().int().min(1).max(65535) }),
  'route.save': z.strictObject({
    tier: z.enum(tiers),
    provider: z.string().min(1).max(100),
    model: z.string().min(1).max(300),
    /** Empty for the provider's own. */
    baseUrl: z.string().max(2000),
  }),
  'key.save': z.strictObject({
    tier: z.enum(tiers),
    key: z.string().min(1).max(10_000),
    /** The user has agreed to store it although this system has no keychain. */
    allowUnprotected: z.boolean(),
  }),
  'key.remove': z.strictObject({ tier: z.enum(tiers) }),
  'connect.copyCommand': z.strictObject({
    shell: z.enum(shells),
    /** Base URL and token alone, without what Claude Code should know of the models. */
    isPlain: z.boolean(),
  }),
  'appearance.save': z.strictObject({ language: z.enum(languages), theme: z.enum(themes) }),
} as const

export type CallName = keyof typeof callSchemas
export type CallRequest<Name extends CallName> = z.infer<(typeof callSchemas)[Name]>

export interface CallReplies {
  'state.get': AppState
  'requests.list': readonly ExchangeSummary[]
  'proxy.setOn': AppState
  'proxy.listenOn': Result<AppState>
  'route.save': Result<AppState>
  'key.save': Result<AppState>
  'key.remove': Result<AppState>
  'connect.copyCommand': { readonly command: string }
  'appearance.save': AppState
}

/** Pushed from the main process to the window. */
export interface PushEvents {
  state: AppState
  /** New and changed exchanges since the last push, at most ten pushes a second. */
  requests: readonly ExchangeSummary[]
}

export type PushName = keyof PushEvents
export const pushNames = ['state', 'requests'] as const satisfies readonly PushName[]

/** Where a key is kept. `unprotected` is Linux without a keyring: readable by anyone who reads the file. */
export type KeyBackend = 'macos-keychain' | 'windows-dpapi' | 'gnome-keyring' | 'kwallet' | 'unprotected' | 'none'

/** What the window learns of a key: never the key itself. */
export type KeyStatus =
  | { readonly state: 'missing' }
  | { readonly state: 'not-needed' }
  | { readonly state: 'stored'; readonly lastFour: string; readonly backend: KeyBackend }

export interface RouteView {
  readonly tier: Tier
  readonly provider: string
  readonly model: string
  readonly baseUrl: string
  readonly key: KeyStatus
}

export interface AppState {
  readonly status: ProxyStatus
  readonly routes: Readonly<Record<Tier, RouteView | null>>
  /** What the command that connects Claude Code says of the models. */
  readonly tierModels: TierModels
  readonly appearance: Settings['appearance']
  /** The language in use, after resolving `system`. */
  readonly locale: 'en' | 'zh-CN'
  readonly keyBackend: KeyBackend
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

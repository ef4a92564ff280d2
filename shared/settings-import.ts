import type { Destination } from './ipc/route-views.ts'
import type { Tier } from './settings.ts'

/** The predecessor's `.env`, or what FreeCC exported. */
export const importKinds = ['env', 'settings'] as const
export type ImportKind = (typeof importKinds)[number]

/** Settings that an import may change beside the models, named as the settings screen groups them. */
export const importedParts = [
  'port',
  'access',
  'language',
  'theme',
  'behaviour',
  'logging',
  'recording',
  'budget',
  'claudeCode',
  'updates',
  'favourites',
  'modelInfo',
] as const
export type ImportedPart = (typeof importedParts)[number]

/** What a file would change; nothing of it has been applied. It names keys and holds none. */
export interface ImportPreview {
  /** The file's name, without its folder. */
  readonly file: string
  /** The tiers whose models become others; without a destination the tier gets none of its own. */
  readonly routes: readonly ImportedRoute[]
  /** Keys that go to the keychain. */
  readonly keys: readonly ImportedKey[]
  readonly parts: readonly ImportedPart[]
  /** Variables with keys that nothing in the file uses. */
  readonly unusedKeys: readonly string[]
  /** One sentence each about what cannot be used. */
  readonly problems: readonly string[]
}

export interface ImportedRoute {
  readonly tier: Tier
  readonly destination: Destination | null
  /** How many there are behind it. */
  readonly fallbacks: number
}

export interface ImportedKey {
  readonly variable: string
  readonly provider: string
}

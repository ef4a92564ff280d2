import type { Settings } from '../../../shared/settings.ts'

/** A key that an import brings, and the connection that it is for. */
export interface FoundKey {
  readonly variable: string
  readonly connection: string
  readonly provider: string
  readonly key: string
}

/** What a file comes to, on top of the settings in use. */
export interface ImportContent {
  readonly settings: Settings
  readonly keys: readonly FoundKey[]
  /** Variables with keys that nothing in the file uses. */
  readonly unusedKeys: readonly string[]
  readonly problems: readonly string[]
}

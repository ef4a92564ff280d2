import type { Tier } from '../settings.ts'
import type { RouteDetails } from './route-details.ts'

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

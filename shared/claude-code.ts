/** What is known of where Claude Code is pointed, and what FreeCC would change in its settings. Never holds a secret. */

/** Where Claude Code takes a variable from; the first that has it wins. */
export type SettingsScope = 'managed' | 'local' | 'project' | 'user' | 'environment'

/** A settings file of Claude Code's, or the environment, as the place where a value stands. */
export interface SettingsOrigin {
  readonly scope: SettingsScope
  /** Null for the environment. */
  readonly file: string | null
}

/** Why an address of FreeCC's leads nowhere. */
export type DeadReason = 'other-port' | 'not-running' | 'off' | 'old-token'

/** Where Claude Code sends its requests when it starts in a place. */
export type Pointing =
  | { readonly state: 'here'; readonly origin: SettingsOrigin }
  /** Null where a cloud is chosen by a switch, past any address. */
  | { readonly state: 'elsewhere'; readonly origin: SettingsOrigin; readonly url: string | null }
  | { readonly state: 'not-set' }
  /** It points at FreeCC, but nothing would answer. */
  | { readonly state: 'dead'; readonly origin: SettingsOrigin; readonly url: string; readonly reason: DeadReason }

/** Another credential beside the token, of which Claude Code warns. */
export interface CredentialConflict {
  /** A variable, or `apiKeyHelper`. */
  readonly name: string
  /** With little of it in sight. */
  readonly maskedValue: string
  readonly origin: SettingsOrigin
}

/** The user's own settings, or those of a project folder. */
export interface ConnectPlace {
  /** `user`, or the project's folder. */
  readonly id: string
  /** What FreeCC writes into. */
  readonly file: string
  readonly pointing: Pointing
  readonly conflicts: readonly CredentialConflict[]
  /** Whether values of FreeCC's stand in the file, to be taken out again. */
  readonly isWritten: boolean
  /** Whether the file holds other values than FreeCC would write now. */
  readonly isOutdated: boolean
  /** Why the file cannot be changed, in one sentence. */
  readonly problem: string | null
}

export const userPlace = 'user'

export interface ClaudeCodeReport {
  /** The user's own first. */
  readonly places: readonly ConnectPlace[]
  /** A login that Claude Code would warn of beside the token. */
  readonly hasLogin: boolean
}

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added' | 'gap'
  /** Secrets in it are dots. */
  readonly text: string
}

/** What a write would do to a file. */
export interface SettingsChange {
  readonly file: string
  readonly isNewFile: boolean
  /** The variables whose values change. */
  readonly names: readonly string[]
  readonly lines: readonly DiffLine[]
  /** Says which text was shown; a write with another one is refused. */
  readonly fingerprint: string
}

/** A place whose own file holds an address of FreeCC's that leads nowhere. */
export type DeadPlace = ConnectPlace & { readonly pointing: Extract<Pointing, { state: 'dead' }> }

export function deadPlaces({ places }: ClaudeCodeReport): readonly DeadPlace[] {
  return places.filter(isDead)
}

function isDead(place: ConnectPlace): place is DeadPlace {
  return place.pointing.state === 'dead' && place.pointing.origin.file === place.file
}

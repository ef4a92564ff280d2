import type { Provider } from '../../shared/providers/index.ts'
import type { Connection } from '../../shared/settings.ts'

/**
 * What lets requests in where a key is not enough: the tokens of a cloud account, which expire and are fetched anew.
 * The libraries behind them are loaded when they are first needed, so that nobody else pays for them.
 */
export interface Credentials {
  /**
   * Headers with a token that is valid now: kept, so at once most of the time, and renewed before it expires.
   * Throws a `CredentialsError`.
   */
  readonly headers: () => Promise<TokenHeaders>
  /** Forgets these headers, if they are the ones that are kept: the provider refused them. */
  readonly discard: (headers: TokenHeaders) => void
  /**
   * A base URL with the gap filled that the settings left to the account, such as its project. Throws a
   * `CredentialsError`.
   */
  readonly complete?: (baseUrl: string) => Promise<string>
}

export type TokenHeaders = Readonly<Record<string, string>>

/** Why there is no token. The message is one sentence for the user; it holds no secret. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError'
  /** Whether it may be over in a moment, without anybody doing anything. */
  readonly isPassing: boolean

  constructor(message: string, { isPassing = false } = {}) {
    super(message)
    this.isPassing = isPassing
  }
}

/**
 * How a connection without a key signs in; undefined where its provider has no other way in. Called when the
 * configuration changes; nothing is fetched before the first request.
 */
export type CredentialsFor = (connection: Connection, provider: Provider) => Credentials | undefined

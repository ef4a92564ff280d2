import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import type { KeyReference, Settings } from '../../shared/settings.ts'
import type { CredentialsFor } from '../auth/credentials.ts'
import type { ModelKnowledge } from '../models/model-knowledge.ts'
import type { ModelLists } from './upstream/model-lists.ts'

/** Everything the proxy takes from outside. Replaced as a whole when the user changes something. */
export interface ProxyConfig {
  readonly settings: Settings
  /** Looks a key up in the keychain or the environment. Called when the configuration changes, not per request. */
  readonly readKey: (reference: KeyReference) => string | undefined
  /** Makes what a provider wants in place of a key. Called when the configuration changes. */
  readonly credentialsFor?: CredentialsFor
  /** When set, a client must send it as bearer token or `x-api-key`. */
  readonly token: string | null
  /** What is known of models, and learns what the upstreams say of theirs; without it the codecs' own tables count. */
  readonly models?: ModelKnowledge
}

/** Hears of every exchange; called synchronously, so it must only take notes. */
export interface ExchangeObserver {
  /** At the start, at each change of state, and at the end. */
  exchange(summary: ExchangeSummary): void
  /** Only if `settings.logging.requestBodies`: the client's request as it came. */
  requestBody?(id: string, body: string): void
  /** Only if `settings.logging.responseBodies`: the answer as it was sent. */
  responseBody?(id: string, body: string): void
  /** What a user should know of a route before it fails, in one sentence; each once. */
  warning?(sentence: string): void
}

export interface Proxy {
  /** The upstreams' own lists of models, shared with the proxy's requests. */
  readonly modelLists: ModelLists
  /** Binds host and port. Resolves with the status reached: `on`, `off`, `port-in-use` or `failed`. */
  listen(): Promise<ProxyStatus>
  status(): ProxyStatus
  /** Off: the listener stays bound and answers 529. */
  setOn(on: boolean): void
  /** Takes effect for the next request; a changed host or port needs `listen()` again. */
  configure(config: ProxyConfig): void
  /** Stops accepting, lets open exchanges finish for `graceMs` milliseconds, then aborts them. */
  close(graceMs: number): Promise<void>
}

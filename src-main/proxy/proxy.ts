import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import type { MessagesRequest } from '../../shared/anthropic/messages.ts'
import type { ModelPrice } from '../../shared/model-info.ts'
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

/** A request while it is being answered. */
export interface LiveExchange {
  readonly id: string
  /** As it stands at this moment: observers are told of changes of state, not of every character. */
  summary(): ExchangeSummary
  /** Ends it, for the client as well as upstream. */
  cancel(): void
}

/**
 * Keeps what one exchange sends and receives. It is called on the hot path and handed what is sent itself, not copies: it
 * must only keep it, and never change it.
 */
export interface ExchangeTap {
  clientRequest(line: string, headers: IncomingHttpHeaders, body: Buffer): void
  /** Of each attempt; what was kept of the attempt before is forgotten. Holds no key. */
  upstreamRequest(line: string, headers: Readonly<Record<string, string>>, body: string | Buffer): void
  upstreamAnswer(status: number, headers: IncomingHttpHeaders): void
  /** The next part of the upstream's body, decompressed. */
  received(part: string | Uint8Array): void
  /** The next part of the body that leaves for the client. */
  sent(part: string | Uint8Array): void
  /** Nothing more comes. The status is null where the client was sent none. */
  ended(status: number | null, headers: OutgoingHttpHeaders): void
}

/** What a client asked, for those who look at it when the answer is over. */
export interface AskedPrompt {
  /** Shared with the exchange: it must not be changed. */
  readonly request: MessagesRequest
  /** Of the model that was asked last. */
  readonly price: () => ModelPrice | undefined
}

/** Hears of every exchange; called synchronously, so it must only take notes. */
export interface ExchangeObserver {
  /** Before anything else is told of it. */
  began?(live: LiveExchange): void
  /**
   * What is to hear everything that this exchange sends and receives; null where nobody wants that. `arrivedAt` is the
   * request's arrival by `performance.now()`.
   */
  tap?(id: string, arrivedAt: number): ExchangeTap | null
  /** Once, when it is about to be routed. */
  prompt?(id: string, prompt: AskedPrompt): void
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
  /** Off: the listener stays bound and answers 503. */
  setOn(on: boolean): void
  /** Takes effect for the next request; a changed host or port needs `listen()` again. */
  configure(config: ProxyConfig): void
  /** Stops accepting, lets open exchanges finish for `graceMs` milliseconds, then aborts them. */
  close(graceMs: number): Promise<void>
}

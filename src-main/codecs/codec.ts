import type { Failure } from '../../shared/anthropic/errors.ts'
import type { Message, MessagesRequest } from '../../shared/anthropic/messages.ts'
import type { StreamEvent } from '../../shared/anthropic/stream-events.ts'
import type { Provider, WireFormat } from '../../shared/providers/provider.ts'
import type { Loss } from '../../shared/request-log.ts'
import type { RouteOverrides } from '../../shared/settings.ts'

/**
 * A codec translates between Anthropic's Messages API and one wire format.
 *
 * It is pure: no I/O, clock, randomness or Electron. Whatever it needs of the outside world is in its arguments, so
 * the same input always gives the same output, which prompt caches rely on (edge case 284) and tests enjoy.
 */
export type Codec = TranslatingCodec | PassthroughCodec

/** A codec for an API that is not Anthropic's: builds the upstream body from what it knows. */
export interface TranslatingCodec {
  readonly kind: 'translating'
  readonly wireFormat: WireFormat
  /** How the upstream cuts its stream into events. */
  readonly framing: 'sse'
  encodeRequest(request: MessagesRequest, context: EncodeContext): EncodedRequest
  /** Translates a complete (not streamed) answer. `body` is the parsed JSON. */
  decodeResponse(body: unknown, answer: AnswerContext): Message | Failure
  createStreamDecoder(answer: AnswerContext): StreamDecoder
  /** Translates an answer with an error status, or one whose body is no answer at all. */
  decodeError(response: UpstreamErrorResponse, context: ErrorContext): Failure
  /** The answer that an error's body holds after all; null where it is just an error. `body` is the parsed JSON. */
  rescueAnswer?(body: unknown, answer: AnswerContext): Message | null
  /** How the API counts a prompt. Left out where no such API counts; of others only some hosts do (`countsTokens`). */
  readonly countTokens?: TokenCounting
}

/** A question for the number of tokens in a prompt, and its answer. */
export interface TokenCounting {
  /** The request to send; null for a prompt that the API would not count as a whole. */
  encode(request: MessagesRequest, context: EncodeContext): CountRequest | null
  /** The number in an answer, the parsed JSON; null where there is none. */
  read(body: unknown): number | null
}

/** Path, headers and body as in `EncodedRequest`. */
export type CountRequest = Pick<EncodedRequest, 'path' | 'headers' | 'body'>

/** A codec for Claude hosts: bytes pass as they are, apart from `model` and foreign thinking blocks (edge case 315). */
export interface PassthroughCodec {
  readonly kind: 'passthrough'
  readonly wireFormat: 'anthropic' | 'anthropic-vertex'
  /** The upstream request: its body is the client's, byte for byte except for the spliced parts. */
  spliceRequest(asked: ClientRequest, model: string, overrides?: RouteOverrides): SplicedRequest
  /** The same for a question for a number of tokens. */
  spliceCount(asked: ClientRequest, model: string): SplicedRequest
  /** The client's request without what an error of this host says it does not know; null where it says no such thing. */
  withoutRefused?(error: UpstreamErrorResponse, asked: ClientRequest): ClientRequest | null
  /** Translates an error, or what is no answer at all, that is not Claude's own; null for one that is. */
  decodeError(response: UpstreamErrorResponse, context: ErrorContext): Failure | null
}

/** A client's request, as it came and as it was understood. */
export interface ClientRequest {
  readonly body: Buffer
  readonly request: MessagesRequest
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** With the query. */
  readonly path: string
}

/** As in `EncodedRequest`, with a body to be sent as it is. */
export interface SplicedRequest extends Pick<EncodedRequest, 'path' | 'headers' | 'losses'> {
  readonly body: Buffer
}

export interface EncodeContext {
  readonly provider: Provider
  /** The model name as the provider spells it. */
  readonly model: string
  /** Whether the base URL is the provider's own host; a custom one may be any compatible server. */
  readonly isOwnHost: boolean
  /** The host that encrypted reasoning is for alone; left out where it is the provider itself. */
  readonly resource?: string
  /** Most output tokens the model accepts, where known. */
  readonly maxOutputTokens?: number
  /** Input plus output tokens the model holds, where known. */
  readonly contextWindow?: number
  /** A short stable hash of the client's session, for cache affinity; never the raw id (edge cases 45 and 69). */
  readonly sessionHash?: string
  /** Makes a new id of the client's form, such as `toolu_01…`. */
  readonly newId: (prefix: 'msg' | 'toolu') => string
}

export interface EncodedRequest {
  /** Appended to the base URL, with a leading slash. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** To be sent as JSON. */
  readonly body: object
  /** What was dropped, changed or emulated on the way: the request's loss report. */
  readonly losses: readonly Loss[]
  /** What decoding the answer needs to know about this request. */
  readonly answer: AnswerContext
}

export interface AnswerContext {
  /** The name the client asked for; it is echoed, because the client keys window and price on it (edge case 169). */
  readonly requestedModel: string
  readonly messageId: string
  /** Who mints the reasoning of this answer, as `originOf` names it; tags what must come back there alone. */
  readonly origin: string
  /** The model as the provider spells it, where its reasoning state means something to its own kind only. */
  readonly model?: string
  /** Names of the declared tools by the name the upstream was given (edge cases 31 and 178). */
  readonly toolNames: ReadonlyMap<string, string>
  /** The schemas of the declared tools' parameters, by the name the upstream was given. */
  readonly toolSchemas?: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  /** Enforced locally where the upstream cannot (edge case 41). */
  readonly stopSequences: readonly string[]
  /** The quirks of the provider's row; decoding knows those that concern answers. */
  readonly quirks?: readonly string[]
  /** Rough size of the prompt, used until the upstream reports usage (edge cases 234 and 281). */
  readonly estimatedInputTokens: number
  /** How the client began the answer, where the upstream may repeat it (edge case 24). */
  readonly prefill?: string
  /** The answer is to follow a schema of the client's. */
  readonly hasSchema?: boolean
  /** The client did not ask for thinking: reasoning is left out of the answer. */
  readonly omitThinking?: boolean
  readonly newId: (prefix: 'msg' | 'toolu') => string
}

/** One event of the upstream's stream, framing removed. */
export interface UpstreamEvent {
  /** The `event:` field; empty where the upstream sends none. */
  readonly name: string
  readonly data: string
}

export type DecodedEvent = StreamEvent | FailureEvent

/** Ends the stream: before the first output it becomes an HTTP status, after it `event: error`. */
export interface FailureEvent {
  readonly type: 'failure'
  readonly failure: Failure
}

/** A state machine from upstream events to a well-formed Anthropic stream. */
export interface StreamDecoder {
  /**
   * Whether the upstream has said how its answer ends, though something like usage may still follow. Left out where what
   * says so is the very end.
   */
  readonly hasFinish?: boolean
  push(event: UpstreamEvent): readonly DecodedEvent[]
  /** The upstream closed its stream: gives what is still owed, or a failure if the answer was cut off. */
  end(): readonly DecodedEvent[]
}

export interface UpstreamErrorResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface ErrorContext {
  readonly provider: Provider
  /** The environment variables this connection's keys are in; empty where they are in the keychain. */
  readonly keyVariables?: readonly string[]
  readonly model: string
  /** Tokens the request held, roughly; fills in numbers that a provider's message lacks. */
  readonly estimatedInputTokens: number
  readonly contextWindow?: number
}

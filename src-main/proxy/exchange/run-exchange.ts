import { failure, finalFailure, type Failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { emptyUsage } from '../../../shared/anthropic/usage.ts'
import { codecFor } from '../../codecs/index.ts'
import { refuseStoredFiles } from '../../codecs/refuse-stored-files.ts'
import type { HandlerContext } from '../handlers/handler.ts'
import { hashSession, newId } from '../ids.ts'
import { localAnswer } from '../local-answer.ts'
import { sendFailure } from '../respond.ts'
import type { Route } from '../routing/route-model.ts'
import { suggestModels } from '../upstream/model-suggestions.ts'
import type { Answer, AnswerOptions } from './answer.ts'
import { runAttempts, type Attempt, type AttemptOutcome, type UsableOption } from './attempts.ts'
import type { ExchangeRecord } from './exchange-record.ts'
import { createJsonAnswer } from './json-answer.ts'
import { passThrough } from './pass-through.ts'
import { createStreamAnswer } from './stream-answer.ts'
import { translate } from './translate.ts'

export interface Exchange extends HandlerContext {
  readonly request: MessagesRequest
  /** The client's body as it came. */
  readonly body: Buffer
  readonly sessionId: string | null
  readonly route: Route
  readonly record: ExchangeRecord
  /** Hears the text that is sent, if answers are to be logged. */
  readonly onSent: ((text: string) => void) | null
  /** Aborts when the client goes away or the total limit is reached. */
  readonly signal: AbortSignal
}

/** Answers one client, whatever happens: from the first upstream of its route that can, or with why none could. */
export async function runExchange(exchange: Exchange): Promise<void> {
  const { route, keyHealth, limits, signal } = exchange
  if (route.refusal !== undefined) return refuseAsWanted(exchange, route.refusal)
  const options = route.options.filter((option): option is UsableOption => option.usable)
  if (options.length === 0) return explainUnusable(exchange)
  /** Made by the first attempt that needs one; a Claude host's answer passes without. */
  const held: { answer: Answer | null } = { answer: null }
  const failed = await runAttempts(options, keyHealth, limits, signal, (attempt) => runAttempt(exchange, attempt, held))
  // A client that has gone needs no answer, and its going is no fault of the upstream (edge case 231).
  if (failed === null || exchange.response.destroyed) return
  if (held.answer !== null) held.answer.fail(failed.failure)
  else failPlainly(exchange, failed.failure)
}

async function runAttempt(
  exchange: Exchange,
  attempt: Attempt,
  held: { answer: Answer | null },
): Promise<AttemptOutcome> {
  const { route, record } = exchange
  // Not the whole route: its options hold keys.
  const { tier, reason } = route
  const { upstream, model, key, info } = attempt
  const keyPosition = key === null ? null : upstream.keys.indexOf(key)
  record.attempting({ tier, provider: upstream.provider.id, model, reason }, keyPosition, info?.price)
  const failed = await tryOnce(exchange, attempt, held)
  if (failed !== null) record.attemptFailed(failed.failure, failed.upstreamStatus)
  return failed
}

async function tryOnce(exchange: Exchange, attempt: Attempt, held: { answer: Answer | null }): Promise<AttemptOutcome> {
  const codec = codecFor(attempt.upstream.wireFormat)
  if (codec === undefined) throw new Error(`No codec for ${attempt.upstream.wireFormat}, although the route was usable`)
  if (codec.kind === 'passthrough') {
    const path = exchange.url.pathname + exchange.url.search
    if (held.answer?.release() !== false) {
      held.answer = null
      return passThrough({ ...exchange, headers: exchange.incoming.headers, path, attempt, codec })
    }
    return { failure: failure('api_error', 'The answer had begun before this route was tried.'), upstreamStatus: null }
  }
  held.answer ??= createAnswer(exchange, attempt)
  if (answerLocally(exchange.request, held.answer)) return null
  const sessionHash = exchange.sessionId === null ? undefined : hashSession(exchange.sessionId)
  const failed = await translate({ ...exchange, attempt, codec, sessionHash, answer: held.answer })
  const { upstream, model, key } = attempt
  if (failed !== null) {
    return { ...failed, failure: await suggestModels(failed.failure, exchange.modelLists, upstream, model, key) }
  }
  exchange.modelLists.refresh(upstream, model, key)
  return null
}

/** Answers what needs no upstream that is not Anthropic's, or could not be understood by one. */
function answerLocally(request: MessagesRequest, answer: Answer): boolean {
  const local = localAnswer(request)
  if (local !== null) {
    answer.complete(local)
    return true
  }
  const refused = refuseStoredFiles(request)
  if (refused !== null) answer.fail(refused)
  return refused !== null
}

function explainUnusable(exchange: Exchange): void {
  const { route, record } = exchange
  const option = route.options.find((candidate) => !candidate.usable)
  if (option === undefined) {
    const message = 'No model is configured: set BIG_MODEL_NAME in .env, or choose one in the FreeCC app.'
    return failPlainly(exchange, finalFailure('invalid_request_error', message))
  }
  record.routed({ tier: route.tier, provider: option.provider, model: option.model, reason: route.reason })
  failPlainly(exchange, finalFailure('invalid_request_error', option.problem))
}

/** Nobody was asked; the route says who would have been. */
function refuseAsWanted(exchange: Exchange, refusal: Failure): void {
  const { tier, reason, options } = exchange.route
  const [option] = options
  const provider = option?.usable === true ? option.upstream.provider.id : (option?.provider ?? '')
  exchange.record.routed({ tier, provider, model: option?.model ?? exchange.request.model, reason })
  failPlainly(exchange, refusal)
}

function failPlainly({ response, requestId, record, onSent }: Exchange, failed: Failure): void {
  sendFailure(response, failed, requestId, onSent)
  record.finished('failed', failed.status, failed)
}

function createAnswer(exchange: Exchange, { upstream, model }: Attempt): Answer {
  const { request, response, limits, record, requestId, onSent, promptCounter } = exchange
  const options: AnswerOptions = { response, limits, record, requestId, onSent }
  const estimate = () => promptCounter.estimate(request, { provider: upstream.provider.id, model })
  return request.stream === true
    ? createStreamAnswer(options, () => earlyStart(request, estimate()))
    : createJsonAnswer(options)
}

/** The start of an answer whose upstream has shown nothing yet. */
function earlyStart(request: MessagesRequest, inputTokens: number) {
  return {
    type: 'message_start',
    message: {
      id: newId('msg'),
      type: 'message',
      role: 'assistant',
      model: request.model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...emptyUsage, input_tokens: inputTokens },
    },
  } as const
}

import type { IncomingHttpHeaders } from 'node:http'
import { finalFailure, type Failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { emptyUsage } from '../../../shared/anthropic/usage.ts'
import { estimateTokens } from '../../codecs/estimate-tokens.ts'
import { codecFor } from '../../codecs/index.ts'
import { parseMessagesRequest } from '../../codecs/parse-messages-request.ts'
import { refuseStoredFiles } from '../../codecs/refuse-stored-files.ts'
import type { AnswerOptions } from '../exchange/answer.ts'
import { createExchangeRecord } from '../exchange/exchange-record.ts'
import { createJsonAnswer } from '../exchange/json-answer.ts'
import { passThrough } from '../exchange/pass-through.ts'
import { createStreamAnswer } from '../exchange/stream-answer.ts'
import { translate } from '../exchange/translate.ts'
import { hashSession, newId } from '../ids.ts'
import { limits } from '../limits.ts'
import { localAnswer } from '../local-answer.ts'
import { readRequestBody } from '../request-body.ts'
import { sendFailure } from '../respond.ts'
import { routeModel } from '../routing/route-model.ts'
import type { Handler, HandlerContext } from './handler.ts'

/** `POST /v1/messages`: parse, route, then translate or pass through. */
export const handleMessages: Handler = async (context) => {
  const { incoming, response, requestId, table, observer, logging, client } = context
  const body = await readRequestBody(incoming)
  if (!Buffer.isBuffer(body)) return refuse(context, body)
  const text = body.toString('utf8')
  const parsed = parseMessagesRequest(text)
  if (!('request' in parsed)) return refuse(context, parsed)
  const { request } = parsed

  const sessionId = sessionOf(incoming.headers, request)
  const record = createExchangeRecord(requestId, request, sessionId, observer)
  if (logging.requestBodies) observer.requestBody?.(requestId, text)
  const onSent = collectSent(context)
  const abort = abortWhenClientGoes(context, () => record.finished('aborted', null))

  const { tier, reason, options } = routeModel(request.model, table)
  const option = options[0]
  if (option === undefined || !option.usable) {
    const problem =
      option?.problem ?? 'No model is configured: set BIG_MODEL_NAME in .env, or choose one in the FreeCC app.'
    if (option !== undefined) record.routed({ tier, provider: option.provider, model: option.model, reason })
    const failed = finalFailure('invalid_request_error', problem)
    sendFailure(response, failed, requestId)
    return record.finished('failed', failed.status, problem)
  }
  const { upstream, model } = option
  record.routed({ tier, provider: upstream.provider.id, model, reason })

  const codec = codecFor(upstream.wireFormat)
  if (codec?.kind === 'passthrough') {
    const path = context.url.pathname + context.url.search
    const { headers } = incoming
    const more = { body, path, headers, upstream, codec, model, client, response, record, requestId, onSent }
    return passThrough({ request, ...more, signal: abort.signal })
  }
  const answerOptions: AnswerOptions = { response, record, requestId, onSent }
  const answer =
    request.stream === true
      ? createStreamAnswer(answerOptions, () => earlyStart(request))
      : createJsonAnswer(answerOptions)
  const local = localAnswer(request)
  if (local !== null) return answer.complete(local)
  const refused = refuseStoredFiles(request)
  if (refused !== null) return answer.fail(refused)
  if (codec === undefined) throw new Error(`No codec for ${upstream.wireFormat}, although the route was usable`)
  const sessionHash = sessionId === null ? undefined : hashSession(sessionId)
  return translate({ request, upstream, codec, model, sessionHash, client, answer, record, signal: abort.signal })
}

/** A request that never became an exchange. A body left unread makes the connection useless. */
function refuse({ response, requestId }: HandlerContext, failed: Failure): void {
  response.setHeader('connection', 'close')
  sendFailure(response, failed, requestId)
}

/** Aborts the upstream at once when the client goes away (edge case 231), or after the total limit. */
function abortWhenClientGoes({ response }: HandlerContext, onGone: () => void): AbortController {
  const abort = new AbortController()
  const total = setTimeout(() => abort.abort(), limits.totalMs)
  response.once('close', () => {
    clearTimeout(total)
    if (response.writableFinished) return
    onGone()
    abort.abort()
  })
  return abort
}

/** The session, from the client's header or from the JSON in `metadata.user_id`. */
function sessionOf(headers: IncomingHttpHeaders, request: MessagesRequest): string | null {
  const header = headers['x-claude-code-session-id']
  if (typeof header === 'string' && header !== '') return header
  const userId = request.metadata?.user_id
  if (typeof userId !== 'string' || userId === '') return null
  return /"session_id"\s*:\s*"([^"]+)"/.exec(userId)?.[1] ?? userId
}

/** Gathers the text that is sent, if answers are to be logged, and hands it over when the answer is complete. */
function collectSent({ response, requestId, observer, logging }: HandlerContext): ((text: string) => void) | null {
  if (!logging.responseBodies || observer.responseBody === undefined) return null
  const parts: string[] = []
  response.once('close', () => observer.responseBody?.(requestId, parts.join('')))
  return (text) => parts.push(text)
}

/** The start of an answer whose upstream has shown nothing yet. */
function earlyStart(request: MessagesRequest) {
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
      usage: { ...emptyUsage, input_tokens: estimateTokens(request) },
    },
  } as const
}

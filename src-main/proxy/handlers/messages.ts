import type { IncomingHttpHeaders } from 'node:http'
import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { parseMessagesRequest } from '../../codecs/parse-messages-request.ts'
import { createExchangeRecord } from '../exchange/exchange-record.ts'
import { runExchange } from '../exchange/run-exchange.ts'
import { readRequestBody } from '../request-body.ts'
import { sendFailure } from '../respond.ts'
import { routeModel } from '../routing/route-model.ts'
import type { Handler, HandlerContext } from './handler.ts'

/** `POST /v1/messages`: read, check and route the request, then run its exchange. */
export const handleMessages: Handler = async (context) => {
  const { incoming, requestId, table, observer, logging, limits } = context
  const body = await readRequestBody(incoming, limits)
  if (!Buffer.isBuffer(body)) return refuse(context, body)
  const text = body.toString('utf8')
  const parsed = parseMessagesRequest(text)
  if (!('request' in parsed)) return refuse(context, parsed)
  const { request } = parsed

  const sessionId = sessionOf(incoming.headers, request)
  const record = createExchangeRecord(requestId, request, sessionId, observer)
  if (logging.requestBodies) observer.requestBody?.(requestId, text)
  await runExchange({
    ...context,
    request,
    body,
    sessionId,
    route: routeModel(request.model, table),
    record,
    onSent: collectSent(context),
    signal: abortWhenClientGoes(context, () => record.finished('aborted', null)).signal,
  })
}

/** A request that never became an exchange. A body left unread makes the connection useless. */
function refuse({ response, requestId }: HandlerContext, failed: Failure): void {
  response.setHeader('connection', 'close')
  sendFailure(response, failed, requestId)
}

/** Aborts the upstream at once when the client goes away (edge case 231), or after the total limit. */
function abortWhenClientGoes({ response, limits }: HandlerContext, onGone: () => void): AbortController {
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

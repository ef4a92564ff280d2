import type { IncomingHttpHeaders } from 'node:http'
import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { parseMessagesRequest } from '../../codecs/parse-messages-request.ts'
import { cancelled } from '../exchange/cancel.ts'
import { createExchangeRecord, type ExchangeRecord } from '../exchange/exchange-record.ts'
import type { ExchangeTap } from '../proxy.ts'
import { runExchange } from '../exchange/run-exchange.ts'
import { readRequestBody } from '../request-body.ts'
import { keepBudget } from '../routing/keep-budget.ts'
import { routeModel } from '../routing/route-model.ts'
import type { Handler, HandlerContext } from './handler.ts'

/** `POST /v1/messages`: read, check and route the request, then run its exchange. */
export const handleMessages: Handler = async (context) => {
  const { incoming, response, url, requestId, arrivedAt, table, observer, logging, limits } = context
  const body = await readRequestBody(incoming, limits)
  if (!Buffer.isBuffer(body)) return refuse(context, body)
  const text = body.toString('utf8')
  const parsed = parseMessagesRequest(text)
  if (!('request' in parsed)) return refuse(context, parsed)
  const { request } = parsed

  // Node then keeps the headers of whatever is answered, to be read when it is over.
  response.setHeader('request-id', requestId)
  const sessionId = sessionOf(incoming.headers, request)
  const agentId = headerOf(incoming.headers, 'x-claude-code-agent-id')
  const record = createExchangeRecord({ id: requestId, request, sessionId, agentId, arrivedAt }, observer)
  record.tap?.clientRequest(`POST ${url.pathname}${url.search}`, incoming.headers, body)
  const abort = abortWhenClientGoes(context, record)
  observer.began?.({ id: requestId, summary: () => record.summary(), cancel: () => cancel(record, abort) })
  observer.prompt?.(requestId, { request, price: () => record.price() })
  if (logging.requestBodies) observer.requestBody?.(requestId, text)
  await runExchange({
    ...context,
    request,
    body,
    sessionId,
    route: keepBudget(routeModel(request.model, table), context.budget(), table),
    record,
    onSent: hearSent(collectSent(context), record.tap),
    signal: abort.signal,
  })
}

/** A request that never became an exchange. A body left unread makes the connection useless. */
function refuse({ response, refuse }: HandlerContext, failed: Failure): void {
  response.setHeader('connection', 'close')
  refuse(failed)
}

/** Aborts the upstream at once when the client goes away (edge case 231), or after the total limit. */
function abortWhenClientGoes({ response, limits }: HandlerContext, record: ExchangeRecord): AbortController {
  const abort = new AbortController()
  const total = setTimeout(() => abort.abort(), limits.totalMs)
  response.once('close', () => {
    clearTimeout(total)
    record.tap?.ended(response.headersSent ? response.statusCode : null, response.getHeaders())
    if (response.writableFinished) return
    record.finished('aborted', null)
    abort.abort()
  })
  return abort
}

/** Once its answer is over, or its client gone, this changes nothing. */
function cancel(record: ExchangeRecord, abort: AbortController): void {
  record.cancelled()
  abort.abort(cancelled)
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The session, from the client's header or from the JSON in `metadata.user_id`. */
function sessionOf(headers: IncomingHttpHeaders, request: MessagesRequest): string | null {
  const header = headerOf(headers, 'x-claude-code-session-id')
  if (header !== null) return header
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

/** What is to hear the answer as it is sent; null if nothing is. */
function hearSent(collect: ((text: string) => void) | null, tap: ExchangeTap | null): ((text: string) => void) | null {
  if (tap === null) return collect
  return (text) => {
    collect?.(text)
    tap.sent(text)
  }
}

import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { parseCountTokensRequest } from '../../codecs/parse-messages-request.ts'
import { readRequestBody } from '../request-body.ts'
import { sendFailure, sendJson } from '../respond.ts'
import { routeModel } from '../routing/route-model.ts'
import type { Handler, HandlerContext } from './handler.ts'

/**
 * `POST /v1/messages/count_tokens`: the provider counts itself where it can; for everything else, and where that fails, a
 * tokenizer here, or at worst an estimate.
 *
 * Always quick and never an error for a valid request: the client sends them in bursts and would otherwise count through
 * real requests (edge cases 235 and 238). A failure here says nothing about the model's health (240).
 */
export const handleCountTokens: Handler = async (context) => {
  const { incoming, response, requestId, limits } = context
  const body = await readRequestBody(incoming, limits)
  if (!Buffer.isBuffer(body)) return sendFailure(response, body, requestId)
  const parsed = parseCountTokensRequest(body.toString('utf8'))
  if (!('request' in parsed)) return sendFailure(response, parsed, requestId)
  sendJson(response, 200, { input_tokens: await count(context, body, parsed.request) }, { 'request-id': requestId })
}

async function count(context: HandlerContext, body: Buffer, request: MessagesRequest): Promise<number> {
  const { incoming, url, table, keyHealth, upstreamCounts, promptCounter, limits } = context
  const option = routeModel(request.model, table).options[0]
  if (!option?.usable)
    return promptCounter.count(request, { provider: '', model: request.model }, limits.countLocallyMs)
  const { upstream, model } = option
  const question = { request, body, headers: incoming.headers, path: url.pathname + url.search }
  const counted = await upstreamCounts.ask(question, option, keyHealth.usable(upstream.keys))
  return counted ?? promptCounter.count(request, { provider: upstream.provider.id, model }, limits.countLocallyMs)
}

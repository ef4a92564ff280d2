import { parseCountTokensRequest } from '../../codecs/parse-messages-request.ts'
import { estimateTokens } from '../../codecs/estimate-tokens.ts'
import { codecFor } from '../../codecs/index.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { forwardedRequestHeaders } from '../../codecs/anthropic/headers.ts'
import { limits } from '../limits.ts'
import { readRequestBody } from '../request-body.ts'
import { sendFailure, sendJson } from '../respond.ts'
import { routeModel } from '../routing/route-model.ts'
import { authenticationHeaders } from '../upstream/authentication.ts'
import { readText } from '../upstream/read-response.ts'
import type { Handler, HandlerContext } from './handler.ts'

/**
 * `POST /v1/messages/count_tokens`: a Claude host counts itself; for everything else, and where that fails, an estimate.
 *
 * Always quick and never an error for a valid request: the client sends them in bursts and would otherwise count through
 * real requests (edge cases 235 and 238). A failure here says nothing about the model's health (240).
 */
export const handleCountTokens: Handler = async (context) => {
  const { incoming, response, requestId } = context
  const body = await readRequestBody(incoming)
  if (!Buffer.isBuffer(body)) return sendFailure(response, body, requestId)
  const parsed = parseCountTokensRequest(body.toString('utf8'))
  if (!('request' in parsed)) return sendFailure(response, parsed, requestId)
  const tokens = (await countUpstream(context, body, parsed.request)) ?? estimate(context, parsed.request)
  sendJson(response, 200, { input_tokens: tokens }, { 'request-id': requestId })
}

function estimate({ table, tokenCorrection }: HandlerContext, request: MessagesRequest): number {
  const option = routeModel(request.model, table).options[0]
  const estimated = estimateTokens(request)
  return option?.usable ? tokenCorrection.correct(option.upstream.provider.id, option.model, estimated) : estimated
}

/** The count of a Claude host, or null. */
async function countUpstream(context: HandlerContext, body: Buffer, request: MessagesRequest): Promise<number | null> {
  const option = routeModel(request.model, context.table).options[0]
  if (option === undefined || !option.usable) return null
  const { upstream, model } = option
  const codec = codecFor(upstream.wireFormat)
  if (codec?.kind !== 'passthrough') return null
  try {
    const answer = await context.client.post({
      url: upstream.baseUrl + context.url.pathname + context.url.search,
      headers: {
        ...forwardedRequestHeaders(context.incoming.headers),
        'content-type': 'application/json',
        'accept-encoding': 'identity',
        ...authenticationHeaders(upstream, upstream.keys[0] ?? null),
      },
      body: codec.spliceRequest(body, request, model).body,
      signal: AbortSignal.timeout(limits.countTokensMs),
    })
    const counted: unknown = JSON.parse(await readText(answer.body, limits.errorBodyBytes))
    const isCount = typeof counted === 'object' && counted !== null && 'input_tokens' in counted
    return isCount && typeof counted.input_tokens === 'number' ? counted.input_tokens : null
  } catch {
    return null
  }
}

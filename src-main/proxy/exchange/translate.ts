import { failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { ErrorContext, TranslatingCodec } from '../../codecs/codec.ts'
import { newId } from '../ids.ts'
import { limits } from '../limits.ts'
import type { Upstream } from '../routing/routing-table.ts'
import { flattenHeaders, isEventStream, readText } from '../upstream/read-response.ts'
import type { UpstreamClient, UpstreamResponse } from '../upstream/upstream-client.ts'
import { describeUpstreamError } from '../upstream/upstream-error.ts'
import { authenticationHeaders } from '../upstream/authentication.ts'
import { postWithRetry } from '../upstream/retry.ts'
import type { Answer } from './answer.ts'
import type { ExchangeRecord } from './exchange-record.ts'
import { pump } from './pump.ts'

export interface TranslateOptions {
  readonly request: MessagesRequest
  readonly upstream: Upstream
  readonly codec: TranslatingCodec
  readonly model: string
  readonly sessionHash: string | undefined
  readonly client: UpstreamClient
  readonly answer: Answer
  readonly record: ExchangeRecord
  readonly signal: AbortSignal
}

/** Runs one exchange with an upstream of another wire format. Everything that goes wrong is told through the answer. */
export async function translate(options: TranslateOptions): Promise<void> {
  const { request, upstream, codec, model, sessionHash, client, answer, record, signal } = options
  const encoded = codec.encodeRequest(request, {
    provider: upstream.provider,
    model,
    isOwnHost: upstream.isOwnHost,
    newId,
    ...(sessionHash === undefined ? {} : { sessionHash }),
  })
  record.lost(encoded.losses)
  const errorContext: ErrorContext = {
    provider: upstream.provider,
    model,
    estimatedInputTokens: encoded.answer.estimatedInputTokens,
  }
  const url = upstream.baseUrl + encoded.path
  try {
    const response = await postWithRetry(client, {
      url,
      headers: {
        'content-type': 'application/json',
        accept: request.stream === true ? 'text/event-stream' : 'application/json',
        'accept-encoding': 'identity',
        ...encoded.headers,
        ...authenticationHeaders(upstream),
      },
      body: JSON.stringify(encoded.body),
      signal,
    })
    await decode(response)
  } catch (error) {
    // The client has gone: nobody is left to tell, and it is no fault of the upstream (edge case 231).
    if (signal.aborted && answer.isOver) return
    answer.fail(
      signal.aborted
        ? failure('timeout_error', `${upstream.provider.name} took longer than ${limits.totalMs / 60_000} minutes.`)
        : describeUpstreamError(error, upstream.provider.name, url),
    )
  }

  async function decode(response: UpstreamResponse): Promise<void> {
    const isSuccess = response.status >= 200 && response.status < 300
    if (isSuccess && (await isEventStream(response))) {
      return pump(response.body, codec.createStreamDecoder(encoded.answer), answer)
    }
    const text = await readText(response.body, isSuccess ? limits.answerBodyBytes : limits.errorBodyBytes)
    const body = isSuccess ? parseJson(text) : undefined
    const decoded =
      body === undefined
        ? codec.decodeError(
            { status: response.status, headers: flattenHeaders(response.headers), body: text },
            errorContext,
          )
        : codec.decodeResponse(body, encoded.answer)
    if ('content' in decoded) answer.complete(decoded)
    else answer.fail(decoded)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

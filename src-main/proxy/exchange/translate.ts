import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { TranslatingCodec } from '../../codecs/codec.ts'
import { encodeWithOverrides } from '../../codecs/overrides/encode-with-overrides.ts'
import { newId } from '../ids.ts'
import type { PromptCounter } from '../token-count/prompt-counter.ts'
import type { Limits } from '../limits.ts'
import { flattenHeaders, isEventStream, readText } from '../upstream/read-response.ts'
import type { UpstreamClient, UpstreamResponse } from '../upstream/upstream-client.ts'
import { describeUpstreamError } from '../upstream/upstream-error.ts'
import { postSignedIn } from '../upstream/post-signed-in.ts'
import type { Answer } from './answer.ts'
import { describeAbort } from './cancel.ts'
import type { Attempt, AttemptOutcome } from './attempts.ts'
import type { ExchangeRecord } from './exchange-record.ts'
import { pump } from './pump.ts'
import { withoutKey } from './without-key.ts'

export interface TranslateOptions {
  readonly request: MessagesRequest
  readonly attempt: Attempt
  readonly codec: TranslatingCodec
  readonly sessionHash: string | undefined
  readonly limits: Limits
  readonly client: UpstreamClient
  readonly promptCounter: PromptCounter
  readonly answer: Answer
  readonly record: ExchangeRecord
  readonly signal: AbortSignal
}

/** Makes one attempt at an upstream of another wire format; what it came to is for the caller to act on. */
export async function translate(options: TranslateOptions): Promise<AttemptOutcome> {
  const { request, attempt, codec, sessionHash, client, limits, answer, record, signal } = options
  const { upstream, model, baseModel, overrides = {}, key } = attempt
  const { contextWindow, maxOutputTokens } = attempt.info ?? {}
  answer.discard()
  const context = {
    provider: upstream.provider,
    model: baseModel ?? model,
    isOwnHost: upstream.isOwnHost,
    ...(upstream.resource === undefined ? {} : { resource: upstream.resource }),
    newId,
    ...(contextWindow === undefined ? {} : { contextWindow }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(sessionHash === undefined ? {} : { sessionHash }),
  }
  const encoded = encodeWithOverrides(codec, request, context, overrides)
  record.lost(encoded.losses)
  try {
    const response = await postSignedIn(client, upstream, key, {
      path: encoded.path,
      headers: {
        'content-type': 'application/json',
        accept: request.stream === true ? 'text/event-stream' : 'application/json',
        'accept-encoding': 'identity',
        ...encoded.headers,
      },
      // Written for what the model is, and addressed to what it is called.
      body: JSON.stringify(baseModel === undefined ? encoded.body : { ...encoded.body, model }),
      signal,
      record,
    })
    const failed = await decode(response)
    const estimated = encoded.answer.estimatedInputTokens
    if (failed === null) {
      const counted = { provider: upstream.provider.id, model }
      options.promptCounter.learn(request, counted, estimated, record.inputTokens())
    }
    return failed === null ? null : { failure: withoutKey(failed, key), upstreamStatus: response.status }
  } catch (error) {
    const failed = signal.aborted
      ? describeAbort(signal, upstream.provider.name, limits)
      : describeUpstreamError(error, upstream.provider.name, upstream.baseUrl, limits)
    if (!answer.hasOutput()) return { failure: failed, upstreamStatus: null }
    answer.fail(failed)
    return null
  }

  /** Null if the client was answered. */
  async function decode(response: UpstreamResponse): Promise<Failure | null> {
    const isSuccess = response.status >= 200 && response.status < 300
    if (isSuccess && (await isEventStream(response))) {
      return pump(response.body, codec.createStreamDecoder(encoded.answer), answer, limits, record.tap)
    }
    const text = await readText(response.body, isSuccess ? limits.answerBodyBytes : limits.errorBodyBytes)
    record.tap?.received(text)
    const body = parseJson(text)
    const rescued = isSuccess ? null : (codec.rescueAnswer?.(body, encoded.answer) ?? null)
    if (rescued !== null) {
      answer.complete(rescued)
      return null
    }
    if (!isSuccess || body === undefined) {
      return codec.decodeError(
        { status: response.status, headers: flattenHeaders(response.headers), body: text },
        {
          provider: upstream.provider,
          model,
          keyVariables: upstream.keyVariables,
          estimatedInputTokens: encoded.answer.estimatedInputTokens,
          ...(contextWindow === undefined ? {} : { contextWindow }),
        },
      )
    }
    const decoded = codec.decodeResponse(body, encoded.answer)
    if (!('content' in decoded)) return decoded
    answer.complete(decoded)
    return null
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { failure, type Failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { forwardedRequestHeaders, forwardedResponseHeaders } from '../../codecs/anthropic/headers.ts'
import { createUsageTap } from '../../codecs/anthropic/usage-tap.ts'
import type { PassthroughCodec } from '../../codecs/codec.ts'
import { limits } from '../limits.ts'
import { signedInHeaders } from '../upstream/authentication.ts'
import { postOnce } from '../upstream/post-once.ts'
import type { UpstreamClient } from '../upstream/upstream-client.ts'
import { describeUpstreamError } from '../upstream/upstream-error.ts'
import { concernsKey } from './attempt-policy.ts'
import type { Attempt, AttemptOutcome } from './attempts.ts'
import type { ExchangeRecord } from './exchange-record.ts'

export interface PassThroughOptions {
  readonly request: MessagesRequest
  /** The client's body as it came. */
  readonly body: Buffer
  /** Path and query as the client sent them. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly attempt: Attempt
  readonly codec: PassthroughCodec
  readonly client: UpstreamClient
  readonly response: ServerResponse
  readonly record: ExchangeRecord
  readonly onSent: ((text: string) => void) | null
  readonly signal: AbortSignal
}

/**
 * Makes one attempt at a Claude host: body, headers and errors pass unchanged both ways (edge cases 258 and 315). It is
 * a failed attempt if the host could not be reached, or if it refused and there is another key or route to try.
 */
export async function passThrough(options: PassThroughOptions): Promise<AttemptOutcome> {
  const { request, attempt, codec, client, response, record, onSent, signal } = options
  const { upstream, model, key } = attempt
  const spliced = codec.spliceRequest(options.body, request, model)
  record.lost(spliced.losses)
  const url = upstream.baseUrl + options.path
  try {
    const answer = await postOnce(client, {
      url,
      headers: {
        ...forwardedRequestHeaders(options.headers),
        'content-type': 'application/json',
        'accept-encoding': 'identity',
        ...(await signedInHeaders(upstream, key)),
      },
      body: spliced.body,
      signal,
    })
    if (attempt.hasAlternative && (concernsKey(answer.status) || answer.status >= 500)) {
      answer.body.destroy()
      const message = `${upstream.provider.name} answered with status ${answer.status}.`
      return { failure: failure('api_error', message, { status: answer.status }), upstreamStatus: answer.status }
    }
    response.writeHead(answer.status, forwardedResponseHeaders(answer.headers))
    response.flushHeaders()
    record.streaming(answer.status)

    const tap = createUsageTap()
    const decoder = onSent === null ? null : new TextDecoder()
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      tap.push(chunk)
      if (decoder !== null) onSent?.(decoder.decode(chunk, { stream: true }))
      if (!response.write(chunk)) await drained(response, signal)
    }
    response.end()
    const usage = tap.usage()
    if (usage !== null) record.usage(usage)
    record.finished(answer.status < 400 ? 'done' : 'failed', answer.status)
    return null
  } catch (error) {
    const failed: Failure = signal.aborted
      ? failure('timeout_error', `${upstream.provider.name} took longer than ${limits.totalMs / 60_000} minutes.`)
      : describeUpstreamError(error, upstream.provider.name, url)
    if (!response.headersSent) return { failure: failed, upstreamStatus: null }
    // After the first byte only a broken connection says truthfully that the answer is cut off.
    response.destroy()
    record.finished('failed', response.statusCode, failed.message)
    return null
  }
}

function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('The client has gone.'))
    signal.addEventListener('abort', stop, { once: true })
    response.once('drain', () => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
  })
}

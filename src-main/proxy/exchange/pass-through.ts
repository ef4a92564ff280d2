import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { failure } from '../../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { forwardedRequestHeaders, forwardedResponseHeaders } from '../../codecs/anthropic/headers.ts'
import { createUsageTap } from '../../codecs/anthropic/usage-tap.ts'
import type { PassthroughCodec } from '../../codecs/codec.ts'
import { limits } from '../limits.ts'
import { sendFailure } from '../respond.ts'
import type { Upstream } from '../routing/routing-table.ts'
import { authenticationHeaders } from '../upstream/authentication.ts'
import { postWithRetry } from '../upstream/retry.ts'
import type { UpstreamClient } from '../upstream/upstream-client.ts'
import { describeUpstreamError } from '../upstream/upstream-error.ts'
import type { ExchangeRecord } from './exchange-record.ts'

export interface PassThroughOptions {
  readonly request: MessagesRequest
  /** The client's body as it came. */
  readonly body: Buffer
  /** Path and query as the client sent them. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly upstream: Upstream
  readonly codec: PassthroughCodec
  readonly model: string
  readonly client: UpstreamClient
  readonly response: ServerResponse
  readonly record: ExchangeRecord
  readonly requestId: string
  readonly onSent: ((text: string) => void) | null
  readonly signal: AbortSignal
}

/** Runs one exchange with a Claude host: body, headers and errors pass unchanged both ways (edge cases 258 and 315). */
export async function passThrough(options: PassThroughOptions): Promise<void> {
  const { request, upstream, codec, model, client, response, record, requestId, onSent, signal } = options
  const spliced = codec.spliceRequest(options.body, request, model)
  record.lost(spliced.losses)
  const url = upstream.baseUrl + options.path
  try {
    const answer = await postWithRetry(client, {
      url,
      headers: {
        ...forwardedRequestHeaders(options.headers),
        'content-type': 'application/json',
        'accept-encoding': 'identity',
        ...authenticationHeaders(upstream),
      },
      body: spliced.body,
      signal,
    })
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
  } catch (error) {
    if (signal.aborted && response.destroyed) return
    const failed = signal.aborted
      ? failure('timeout_error', `${upstream.provider.name} took longer than ${limits.totalMs / 60_000} minutes.`)
      : describeUpstreamError(error, upstream.provider.name, url)
    // After the first byte only a broken connection says truthfully that the answer is cut off.
    if (response.headersSent) response.destroy()
    else sendFailure(response, failed, requestId)
    record.finished('failed', response.headersSent ? response.statusCode : failed.status, failed.message)
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

import type { ServerResponse } from 'node:http'
import { failure, type Failure } from '../../../shared/anthropic/errors.ts'
import { forwardedResponseHeaders } from '../../codecs/anthropic/headers.ts'
import { createUsageTap } from '../../codecs/anthropic/usage-tap.ts'
import type { ClientRequest, PassthroughCodec } from '../../codecs/codec.ts'
import type { Limits } from '../limits.ts'
import type { PromptCounter } from '../token-count/prompt-counter.ts'
import { postSignedIn } from '../upstream/post-signed-in.ts'
import { flattenHeaders, readText } from '../upstream/read-response.ts'
import type { UpstreamClient, UpstreamResponse } from '../upstream/upstream-client.ts'
import { describeUpstreamError } from '../upstream/upstream-error.ts'
import { concernsKey } from './attempt-policy.ts'
import type { Attempt, AttemptOutcome } from './attempts.ts'
import { describeAbort } from './cancel.ts'
import type { ExchangeRecord } from './exchange-record.ts'

export interface PassThroughOptions extends ClientRequest {
  readonly attempt: Attempt
  readonly codec: PassthroughCodec
  readonly limits: Limits
  readonly client: UpstreamClient
  readonly promptCounter: PromptCounter
  readonly response: ServerResponse
  readonly record: ExchangeRecord
  readonly onSent: ((text: string) => void) | null
  readonly signal: AbortSignal
}

/**
 * Makes one attempt at a Claude host: body, headers and errors pass unchanged both ways, but for what the host wants
 * otherwise (edge cases 258 and 315). It is a failed attempt if the host could not be reached, if it refused and there is
 * another key or route to try, or if something before it refused.
 */
export async function passThrough(options: PassThroughOptions): Promise<AttemptOutcome> {
  const { attempt, codec, client, limits, response, record, signal } = options
  const { upstream, model, overrides, key } = attempt
  const { path, headers, body, losses } = codec.spliceRequest(options, model, overrides)
  record.lost(losses)
  try {
    const answer = await postSignedIn(client, upstream, key, {
      path,
      headers: { ...headers, 'content-type': 'application/json', 'accept-encoding': 'identity' },
      body,
      signal,
      record,
    })
    const passed = answer.status < 400 ? { body: bytesOf(answer) } : await readError(answer, options)
    if ('failure' in passed) return { failure: passed.failure, upstreamStatus: answer.status }
    if ('repeat' in passed) return await passThrough({ ...options, ...passed.repeat })
    response.writeHead(answer.status, forwardedResponseHeaders(answer.headers))
    response.flushHeaders()
    record.streaming(answer.status)
    await passBytes(passed.body, options)
    record.finished(answer.status < 400 ? 'done' : 'failed', answer.status)
    return null
  } catch (error) {
    const failed: Failure = signal.aborted
      ? describeAbort(signal, upstream.provider.name, limits)
      : describeUpstreamError(error, upstream.provider.name, upstream.baseUrl, limits)
    if (!response.headersSent) return { failure: failed, upstreamStatus: null }
    // After the first byte only a broken connection says truthfully that the answer is cut off.
    response.destroy()
    record.finished('failed', response.statusCode, failed)
    return null
  }
}
type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>

function bytesOf(answer: UpstreamResponse): Bytes {
  return answer.body as AsyncIterable<Buffer>
}

/** What an error comes to: why this attempt failed, what to ask in its place, or bytes for the client. */
async function readError(
  answer: UpstreamResponse,
  options: PassThroughOptions,
): Promise<{ readonly failure: Failure } | { readonly repeat: ClientRequest } | { readonly body: Bytes }> {
  const { request, attempt, codec, limits, promptCounter } = options
  const { status } = answer
  const { upstream, model, hasAlternative } = attempt
  const { provider, keyVariables } = upstream
  let body = bytesOf(answer)
  if (codec.decodeError !== undefined) {
    const text = await readText(answer.body, limits.errorBodyBytes)
    const error = { status, headers: flattenHeaders(answer.headers), body: text }
    const repeat = codec.withoutRefused?.(error, options) ?? null
    if (repeat !== null) return { repeat }
    const estimatedInputTokens = promptCounter.estimate(request, { provider: provider.id, model })
    const context = { provider, model, keyVariables, estimatedInputTokens }
    const foreign = codec.decodeError(error, context)
    if (foreign !== null) return { failure: foreign }
    body = [Buffer.from(text)]
  }
  if (!hasAlternative || (!concernsKey(status) && status < 500)) return { body }
  answer.body.destroy()
  return { failure: failure('api_error', `${provider.name} answered with status ${status}.`, { status }) }
}

async function passBytes(body: Bytes, { response, record, onSent, signal }: PassThroughOptions): Promise<void> {
  const usageTap = createUsageTap()
  const decoder = onSent === null ? null : new TextDecoder()
  for await (const chunk of body) {
    usageTap.push(chunk)
    record.tap?.received(chunk)
    if (decoder !== null) onSent?.(decoder.decode(chunk, { stream: true }))
    if (!response.write(chunk)) await drained(response, signal)
  }
  response.end()
  const usage = usageTap.usage()
  if (usage !== null) record.usage(usage)
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

import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { failure, type Failure } from '../../../shared/anthropic/errors.ts'
import { forwardedResponseHeaders } from '../../codecs/anthropic/headers.ts'
import { createUsageTap, type UsageTap } from '../../codecs/anthropic/usage-tap.ts'
import type { ClientRequest, PassthroughCodec } from '../../codecs/codec.ts'
import type { Limits } from '../limits.ts'
import { encodeFailure } from '../sse-writer.ts'
import type { PromptCounter } from '../token-count/prompt-counter.ts'
import { postSignedIn } from '../upstream/post-signed-in.ts'
import { flattenHeaders, letEnd, peek, readText } from '../upstream/read-response.ts'
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
  readonly requestId: string
  readonly onSent: ((text: string) => void) | null
  readonly signal: AbortSignal
}

/**
 * Makes one attempt at a Claude host: body, headers and errors pass unchanged both ways, but for what the host wants
 * otherwise (edge cases 258 and 315). It is a failed attempt if the host could not be reached or sent nothing, if it
 * refused and there is another key or route to try, or if something before it answered.
 */
export async function passThrough(options: PassThroughOptions): Promise<AttemptOutcome> {
  const { attempt, codec, client, response, record, signal } = options
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
    const { status } = answer
    const forwarded = forwardedResponseHeaders(answer.headers)
    if (!isAnswer(answer)) {
      const refused = await readError(answer, options)
      if ('failure' in refused) return { failure: refused.failure, upstreamStatus: status }
      if ('repeat' in refused) return await passThrough({ ...options, ...refused.repeat })
      passError(status, forwarded, refused.text, options)
      return null
    }
    // As long as there are no bytes, another attempt may be made.
    if ((await peek(answer.body)).length === 0) return { failure: cutOff(attempt), upstreamStatus: null }
    response.writeHead(status, forwarded)
    record.streaming(status)
    await passBytes(answer.body, options)
    return null
  } catch (error) {
    return { failure: describe(error, options), upstreamStatus: null }
  }
}

/** Neither an error nor a page of something between here and the host. */
function isAnswer({ status, headers }: UpstreamResponse): boolean {
  const type = headers['content-type'] ?? ''
  return status >= 200 && status < 300 && (type === '' || /json|event-stream/.test(type))
}

/** What an error comes to: why this attempt failed, what to ask in its place, or a text for the client. */
async function readError(
  answer: UpstreamResponse,
  options: PassThroughOptions,
): Promise<{ readonly failure: Failure } | { readonly repeat: ClientRequest } | { readonly text: string }> {
  const { request, attempt, codec, limits, promptCounter } = options
  const { status } = answer
  const { upstream, model, hasAlternative } = attempt
  const { provider, keyVariables } = upstream
  const text = await readText(answer.body, limits.errorBodyBytes)
  options.record.tap?.received(text)
  const error = { status, headers: flattenHeaders(answer.headers), body: text }
  const repeat = codec.withoutRefused?.(error, options) ?? null
  if (repeat !== null) return { repeat }
  const estimatedInputTokens = promptCounter.estimate(request, { provider: provider.id, model })
  const context = { provider, model, keyVariables, estimatedInputTokens }
  const foreign = codec.decodeError(error, context)
  if (foreign !== null) return { failure: foreign }
  if (!hasAlternative || (!concernsKey(status) && status < 500)) return { text }
  return { failure: failure('api_error', `${provider.name} answered with status ${status}.`, { status }) }
}

function passError(
  status: number,
  headers: Record<string, string>,
  text: string,
  { response, record, onSent }: PassThroughOptions,
): void {
  record.streaming(status)
  onSent?.(text)
  response.writeHead(status, headers).end(text)
  record.finished('failed', status)
}

/** Passes an answer on as it comes in, and notes how it ended. */
async function passBytes(body: Readable, options: PassThroughOptions): Promise<void> {
  const { attempt, response, record, onSent, signal } = options
  const usageTap = createUsageTap()
  const decoder = onSent === null ? null : new TextDecoder()
  let broken: Failure | null = null
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      usageTap.push(chunk)
      record.tap?.received(chunk)
      if (decoder !== null) onSent?.(decoder.decode(chunk, { stream: true }))
      if (!response.write(chunk)) await drained(response, signal)
      if (usageTap.isOver()) break
    }
  } catch (error) {
    broken = describe(error, options)
  }
  letEnd(body)
  const usage = usageTap.usage()
  if (usage !== null) record.usage(usage)
  const ending = usageTap.ending()
  switch (ending.kind) {
    case 'whole':
      // A last event without its blank line would not be taken for one.
      response.end(isStream(response) && !usageTap.isBetweenEvents() ? '\n\n' : '')
      return record.finished('done', response.statusCode)
    case 'error':
      response.end()
      return record.finished('failed', response.statusCode, hostError(attempt, ending.message))
    case 'cut':
      return breakOff(broken ?? cutOff(attempt), usageTap, options)
  }
}

/**
 * Tells the client that its answer is cut off. In a stream an error event does; an event that was torn before it becomes
 * a ping, which the client passes over unread. Of a JSON body only a broken connection says it truthfully.
 */
function breakOff(failed: Failure, usageTap: UsageTap, options: PassThroughOptions): void {
  const { response, record, requestId, onSent } = options
  if (isStream(response)) {
    const id = String(response.getHeader('request-id') ?? requestId)
    const text = (usageTap.isBetweenEvents() ? '' : '\nevent: ping\n\n') + encodeFailure(failed, id)
    onSent?.(text)
    response.end(text)
  } else {
    response.destroy()
  }
  record.finished('failed', response.statusCode, failed)
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).includes('event-stream')
}

function describe(error: unknown, { attempt, limits, signal }: PassThroughOptions): Failure {
  const { provider, baseUrl } = attempt.upstream
  return signal.aborted
    ? describeAbort(signal, provider.name, limits)
    : describeUpstreamError(error, provider.name, baseUrl, limits)
}

function hostError({ upstream }: Attempt, message: string): Failure {
  return failure('api_error', `${upstream.provider.name}: ${message}`)
}

function cutOff({ upstream }: Attempt): Failure {
  return failure('api_error', `${upstream.provider.name} broke off its answer.`, { status: 502 })
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
